package ledger.api.importing.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.api.importing.corpus.Ink.Figure;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The kinds of file that a paper can be written in. */
final class Writers {

    private Writers() {}

    static byte[] xlsx(Paper paper) {
        return excel(new XSSFWorkbook(), paper);
    }

    static byte[] xls(Paper paper) {
        return excel(new HSSFWorkbook(), paper);
    }

    /** A workbook with the paper as its only sheet, or as one more behind those it has. */
    static byte[] excel(Workbook workbook, Paper paper) {
        try (workbook) {
            var sheet = workbook.createSheet("Phụ lục");
            int width = paper.width();
            for (int number = 0; number < paper.rows().size(); number++) {
                var row = sheet.createRow(number);
                var inks = paper.rows().get(number);
                for (int column = 0; column < inks.size(); column++) {
                    fill(inks, column, row.createCell(column));
                }
                if (inks.size() == 1) {
                    sheet.addMergedRegion(new CellRangeAddress(number, number, 0, width - 1));
                }
            }
            for (var merge : paper.merges()) {
                sheet.addMergedRegion(
                        new CellRangeAddress(merge.row(), merge.lastRow(), merge.column(), merge.lastColumn()));
            }
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            var bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(List<Ink> inks, int column, Cell cell) {
        var ink = inks.get(column);
        if (ink instanceof Figure figure) {
            cell.setCellValue(figure.number().doubleValue());
        } else if (ink instanceof Ink.Sum || ink instanceof Ink.Product) {
            cell.setCellFormula(formula(ink, cell.getRowIndex(), column));
        } else if (!ink.spelt().isEmpty()) {
            cell.setCellValue(ink.spelt());
        }
    }

    /** The formula in a cell, as every spreadsheet program understands it. */
    static String formula(Ink ink, int row, int column) {
        if (ink instanceof Ink.Sum sum) {
            return "SUM("
                    + sum.rows().stream()
                            .map(addend -> new CellReference(addend, column).formatAsString())
                            .collect(Collectors.joining(","))
                    + ")";
        }
        return new CellReference(row, column - 2).formatAsString()
                + "*"
                + new CellReference(row, column - 1).formatAsString();
    }

    /** Every row with as many cells as the table, as spreadsheet programs export it. */
    static String csv(Paper paper, char separator) {
        return lines(paper, row -> {
            var cells = row.stream().map(cell -> quoted(cell, separator)).collect(Collectors.joining("" + separator));
            return cells + ("" + separator).repeat(paper.width() - row.size());
        });
    }

    private static String quoted(String cell, char separator) {
        boolean plain = cell.chars().noneMatch(c -> c == separator || c == '"' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Cells parted by tabs, as pasted from a word processor. */
    static String tabs(Paper paper) {
        return lines(paper, row -> String.join("\t", row));
    }

    /** Cells between bars. */
    static String pipes(Paper paper) {
        return lines(paper, row -> row.size() == 1 ? row.get(0) : "| " + String.join(" | ", row) + " |");
    }

    /** Cells between bars with a ruling below the header, as Markdown has it. */
    static String markdown(Paper paper) {
        return pipes(paper).replaceFirst("(\\| STT .*)", "$1\r\n" + "|---".repeat(paper.width()) + "|");
    }

    /** Columns below each other, with at least so many spaces between them, as pdftotext -layout writes a page. */
    static String aligned(Paper paper, int apart) {
        var widths = new int[paper.width()];
        paper.spelt().stream().filter(row -> row.size() > 1).forEach(row -> {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        return lines(paper, row -> {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int blank = Math.max(0, widths[column] - row.get(column).length());
                line.append(row.get(column)).append(" ".repeat(blank + apart));
            }
            return line.toString().stripTrailing();
        });
    }

    private static String lines(Paper paper, Function<List<String>, String> line) {
        return paper.spelt().stream().map(line).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] utf8WithMark(String text) {
        return utf8("\ufeff" + text);
    }

    /** As "Unicode Text" of spreadsheet programs: little endian with a mark. */
    static byte[] utf16(String text) {
        return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    }

    /** Windows-1258 writes a letter with its hook or hat, and the tone behind it as a mark of its own. */
    static byte[] windows1258(String text) {
        var parted = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            var marks = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
            var tone = marks.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
            var rest = marks.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
            parted.append(Normalizer.normalize(rest, Normalizer.Form.NFC)).append(tone);
        });
        return parted.toString().getBytes(Charset.forName("windows-1258"));
    }
}
