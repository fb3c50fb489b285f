package ledger.api.description;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What the files beside this class say of the interface, put together to one document. */
final class Described {

    /** The operations stand in the document in the order of these files. */
    private static final List<String> FILES = List.of(
            "interface",
            "plans",
            "money",
            "yearend",
            "bulk",
            "previews",
            "approval",
            "reports",
            "audit",
            "samples",
            "replays",
            "proofs",
            "law",
            "accounts",
            "schemas",
            "plan-schemas",
            "import-schemas",
            "money-schemas",
            "report-schemas",
            "request-examples",
            "plan-examples",
            "money-examples",
            "problem-examples");

    private Described() {}

    static OpenAPI document() {
        var yaml = Yaml31.mapper();
        var whole = yaml.createObjectNode();
        try {
            for (var file : FILES) {
                var part = Objects.requireNonNull(Described.class.getResource(file + ".yml"), file);
                add((ObjectNode) yaml.readTree(part), whole);
            }
            var document = yaml.treeToValue(whole, OpenAPI.class);
            document.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> CommonAnswers.add(path, method, operation)));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode part, ObjectNode whole) {
        part.properties().forEach(member -> {
            var there = whole.get(member.getKey());
            if (there == null) {
                whole.set(member.getKey(), member.getValue());
            } else if (there instanceof ObjectNode existing && member.getValue() instanceof ObjectNode more) {
                add(more, existing);
            } else {
                throw new IllegalStateException("described twice: " + member.getKey());
            }
        });
    }
}
