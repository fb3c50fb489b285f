package ledger.api.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The parts of an Office file (ECMA-376, part 2): what each of them is, and which of them refers to which. */
final class OfficePackage {

    /** @param external whether the target lies outside the file; it is named, never looked up */
    record Relation(String id, String type, String target, boolean external) {

        boolean is(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    private static final String TYPES = "[Content_Types].xml";

    private final Zip zip;
    private final Map<String, String> typeOfPart = new LinkedHashMap<>();
    private final List<String> types = new ArrayList<>();

    OfficePackage(Zip zip) throws IOException {
        this.zip = zip;
        Xml.read(zip.part(TYPES), new DefaultHandler() {
            @Override
            public void startElement(String uri, String name, String qualified, Attributes attributes) {
                var type = attributes.getValue("ContentType");
                if (type != null) {
                    types.add(type);
                    if (attributes.getValue("PartName") != null) {
                        typeOfPart.put(attributes.getValue("PartName"), type);
                    }
                }
            }
        });
    }

    static boolean is(Zip zip) {
        return zip.has(TYPES);
    }

    /** The main part of the file. */
    String main() throws IOException {
        return relations("").stream()
                .filter(relation -> relation.is("officeDocument") && !relation.external())
                .map(Relation::target)
                .findFirst()
                .orElseThrow(() -> Unread.because("damaged"));
    }

    boolean holds(String type) {
        return types.stream().anyMatch(held -> held.contains(type));
    }

    List<String> parts(String type) {
        return typeOfPart.entrySet().stream()
                .filter(part -> part.getValue().contains(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    InputStream part(String name) throws IOException {
        return zip.part(name);
    }

    /** What a part refers to; the package itself is the part without a name. */
    List<Relation> relations(String part) throws IOException {
        int folder = part.lastIndexOf('/') + 1;
        var name = part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
        var relations = new ArrayList<Relation>();
        if (zip.has(name)) {
            Xml.read(zip.part(name), new DefaultHandler() {
                @Override
                public void startElement(String uri, String element, String qualified, Attributes attributes) {
                    relation(part, attributes).ifPresent(relations::add);
                }
            });
        }
        return relations;
    }

    private static Optional<Relation> relation(String part, Attributes attributes) {
        var id = attributes.getValue("Id");
        var type = attributes.getValue("Type");
        var target = attributes.getValue("Target");
        if (id == null || type == null || target == null) {
            return Optional.empty();
        }
        boolean external = "External".equals(attributes.getValue("TargetMode"));
        return Optional.of(new Relation(id, type, external ? target : resolved(part, target), external));
    }

    private static String resolved(String part, String target) {
        try {
            var base = part.startsWith("/") ? part : "/" + part;
            return URI.create(base.replace(" ", "%20"))
                    .resolve(target.replace(" ", "%20"))
                    .getPath();
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    /** An attribute that every such element has. */
    static String required(@Nullable String attribute) {
        if (attribute == null) {
            throw Unread.because("damaged");
        }
        return attribute;
    }
}
