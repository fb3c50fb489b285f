package ledger.api.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import ledger.api.sheet.OfficePackage.Relation;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** A workbook of Excel 2007 or later (.xlsx), read as a stream. Nothing outside the file is looked up. */
final class ExcelFile {

    private final OfficePackage file;
    private final String main;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private boolean from1904;

    private ExcelFile(OfficePackage file) throws IOException {
        this.file = file;
        this.main = file.main();
    }

    static Opened open(byte[] source, LongConsumer progress) throws IOException {
        try (var zip = new Zip(source)) {
            if (!OfficePackage.is(zip)) {
                return Opened.Unreadable.file("not-a-table-file", ForeignFile.zipped(zip));
            }
            zip.check();
            return new ExcelFile(new OfficePackage(zip)).read(progress);
        }
    }

    private Opened read(LongConsumer progress) throws IOException {
        refuseOtherKinds();
        refuseMacros();
        refuseExternalData();
        readSheetNames();
        var relations = file.relations(main);
        var texts = new SharedTexts();
        var formats = new CellFormats();
        for (var relation : relations) {
            if (relation.is("sharedStrings")) {
                Xml.read(file.part(relation.target()), texts);
            } else if (relation.is("styles")) {
                Xml.read(file.part(relation.target()), formats);
            }
        }
        var grid = new Grid(progress);
        for (var sheet : sheets.entrySet()) {
            for (var relation : relations) {
                if (relation.id().equals(sheet.getValue()) && relation.is("worksheet")) {
                    Xml.read(file.part(relation.target()), new SheetReader(grid, texts, formats, from1904));
                    grid.end(sheet.getKey());
                }
            }
        }
        return grid.workbook();
    }

    private void refuseOtherKinds() {
        if (file.holds("wordprocessingml.document.main") || file.holds("wordprocessingml.template.main")) {
            throw Unread.because("not-a-table-file", "Word");
        }
        if (file.holds("presentationml")) {
            throw Unread.because("not-a-table-file", "PowerPoint");
        }
        if (file.holds("sheet.binary")) {
            throw Unread.because("not-a-table-file", "Excel .xlsb");
        }
    }

    private void refuseMacros() {
        if (file.holds("macroEnabled") || file.holds("vbaProject") || file.holds("macrosheet")) {
            throw Unread.because("macros");
        }
    }

    private void refuseExternalData() throws IOException {
        var named = new TreeSet<String>();
        for (var link : file.parts("externalLink+xml")) {
            file.relations(link).stream()
                    .filter(Relation::external)
                    .map(Relation::target)
                    .forEach(named::add);
            if (named.isEmpty()) {
                named.add(link);
            }
        }
        for (var connections : file.parts("connections+xml")) {
            Xml.read(file.part(connections), new DefaultHandler() {
                @Override
                public void startElement(String uri, String name, String qualified, Attributes attributes) {
                    if (name.equals("connection")) {
                        var known = attributes.getValue("name");
                        named.add(known == null ? connections : known);
                    }
                }
            });
        }
        named.addAll(file.parts("queryTable+xml"));
        if (!named.isEmpty()) {
            throw Unread.because("external-links", String.join(", ", named));
        }
    }

    /** The sheets in their order, with the relation each stands under; too many are refused before one is read. */
    private void readSheetNames() throws IOException {
        var count = new ArrayList<String>();
        Xml.read(file.part(main), new DefaultHandler() {
            @Override
            public void startElement(String uri, String name, String qualified, Attributes attributes) {
                if (name.equals("workbookPr")) {
                    from1904 = List.of("1", "true").contains(String.valueOf(attributes.getValue("date1904")));
                } else if (name.equals("sheet")) {
                    var title = OfficePackage.required(attributes.getValue("name"));
                    count.add(title);
                    sheets.put(title, relation(attributes));
                }
            }
        });
        if (count.size() > Grid.MOST_SHEETS) {
            throw Unread.because("too-many-sheets", count.size(), Grid.MOST_SHEETS);
        }
    }

    /** The attribute r:id, whose name space differs between the transitional and the strict form. */
    private static String relation(Attributes attributes) {
        for (int index = 0; index < attributes.getLength(); index++) {
            if (attributes.getLocalName(index).equals("id")
                    && attributes.getURI(index).endsWith("/relationships")) {
                return attributes.getValue(index);
            }
        }
        throw Unread.because("damaged");
    }
}
