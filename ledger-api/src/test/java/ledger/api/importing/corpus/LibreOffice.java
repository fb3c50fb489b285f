package ledger.api.importing.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ledger.api.importing.corpus.Ink.Figure;
import org.apache.poi.ss.util.CellReference;

/** Has files written by LibreOffice, which must be installed. Only the maker of the corpus needs it. */
final class LibreOffice {

    /** Comma, quote, UTF-8; the cells as shown; see "CSV filter options" in LibreOffice's help. */
    static final String COMMAS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";

    static final String SEMICOLONS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false";
    static final String TABS_UTF16 = "csv:Text - txt - csv (StarCalc):9,34,65535,1,,0,false,true,false";

    private LibreOffice() {}

    /** One file converted to another kind. */
    static byte[] convert(byte[] source, String kind, String to, String... more) throws IOException {
        var folder = Files.createTempDirectory("appendix");
        var from = folder.resolve("source." + kind);
        Files.write(from, source);
        var command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=file:///tmp/libreoffice-of-the-corpus",
                "--convert-to",
                to,
                "--outdir",
                folder.resolve("out").toString()));
        command.addAll(List.of(more));
        command.add(from.toString());
        run(command, folder);
        return Files.readAllBytes(folder.resolve("out").resolve("source." + to.replaceFirst(":.*", "")));
    }

    /** Text in another encoding, by iconv. */
    static byte[] encoded(byte[] utf8, String encoding) throws IOException {
        var folder = Files.createTempDirectory("appendix");
        var from = folder.resolve("utf8");
        Files.write(from, utf8);
        var to = folder.resolve("encoded");
        run(List.of("iconv", "-f", "UTF-8", "-t", encoding, "-o", to.toString(), from.toString()), folder);
        return Files.readAllBytes(to);
    }

    private static void run(List<String> command, Path folder) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + Files.readString(folder.resolve("said")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The paper as a flat spreadsheet of the OpenDocument kind. */
    static byte[] flat(Paper paper) {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
                 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
                <office:body><office:spreadsheet><table:table table:name="Phụ lục">
                """);
        for (int row = 0; row < paper.rows().size(); row++) {
            xml.append("<table:table-row>");
            var inks = paper.rows().get(row);
            for (int column = 0; column < inks.size(); column++) {
                xml.append(cell(paper, inks.get(column), row, column));
            }
            xml.append("</table:table-row>\n");
        }
        return Writers.utf8(xml + "</table:table></office:spreadsheet></office:body></office:document>\n");
    }

    private static String cell(Paper paper, Ink ink, int row, int column) {
        var span = "";
        for (var merge : paper.merges()) {
            boolean first = merge.row() == row && merge.column() == column;
            boolean inside = row >= merge.row()
                    && row <= merge.lastRow()
                    && column >= merge.column()
                    && column <= merge.lastColumn();
            if (inside && !first) {
                return "<table:covered-table-cell/>";
            } else if (first) {
                span = " table:number-rows-spanned=\"" + (merge.lastRow() - row + 1)
                        + "\" table:number-columns-spanned=\"" + (merge.lastColumn() - column + 1) + '"';
            }
        }
        if (ink instanceof Figure figure) {
            return number(figure, "", span);
        } else if (ink instanceof Ink.Sum sum) {
            return number(sum.value(), formula(sum, column), span);
        } else if (ink instanceof Ink.Product product) {
            return number(product.value(), "[." + at(row, column - 2) + "]*[." + at(row, column - 1) + "]", span);
        } else if (ink.spelt().isEmpty() && span.isEmpty()) {
            return "<table:table-cell/>";
        }
        return "<table:table-cell" + span + " office:value-type=\"string\"><text:p>" + escaped(ink.spelt())
                + "</text:p></table:table-cell>";
    }

    private static String number(Figure figure, String formula, String span) {
        return "<table:table-cell" + span + (formula.isEmpty() ? "" : " table:formula=\"of:=" + formula + '"')
                + " office:value-type=\"float\" office:value=\""
                + figure.number().toPlainString() + "\"/>";
    }

    private static String formula(Ink.Sum sum, int column) {
        return sum.rows().stream()
                .map(row -> "[." + at(row, column) + "]")
                .collect(Collectors.joining(";", "SUM(", ")"));
    }

    private static String at(int row, int column) {
        return new CellReference(row, column).formatAsString();
    }

    /** The paper as a page with a table, as saved from a browser. */
    static byte[] page(Paper paper) {
        var html = new StringBuilder("<html><head><meta charset=\"UTF-8\"></head><body><table>\n");
        for (var row : paper.spelt()) {
            html.append("<tr>");
            if (row.size() == 1) {
                html.append("<td colspan=\"")
                        .append(paper.width())
                        .append("\">")
                        .append(escaped(row.get(0)))
                        .append("</td>");
            } else {
                row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            }
            html.append("</tr>\n");
        }
        return Writers.utf8(html + "</table></body></html>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
