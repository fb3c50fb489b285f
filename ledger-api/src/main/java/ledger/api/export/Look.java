package ledger.api.export;

import java.util.HashMap;
import java.util.Map;
import ledger.api.export.Appendix.Kind;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** How the cells of the appendix look: Times New Roman 13 as in official documents, each style made once. */
final class Look {

    static final String FONT = "Times New Roman";
    private static final short SIZE = 13;
    private static final String NUMBER = "#,##0";
    private static final String DAY = "dd/mm/yyyy";

    /** What makes a style; equal ones are the same style. */
    private record Style(
            HorizontalAlignment align,
            boolean bold,
            boolean italic,
            boolean bordered,
            @Nullable String format,
            boolean quoted) {}

    private final Workbook workbook;
    private final Map<Style, CellStyle> made = new HashMap<>();

    Look(Workbook workbook) {
        this.workbook = workbook;
    }

    CellStyle of(Kind kind, int column, @Nullable Object value) {
        return made.computeIfAbsent(
                new Style(
                        align(kind, column),
                        bold(kind),
                        italic(kind),
                        !kind.text(),
                        column > Appendix.UNIT
                                        && column < Appendix.NOTE
                                        && (kind == Kind.SECTION || kind == Kind.LINE || kind == Kind.TOTAL)
                                ? NUMBER
                                : null,
                        Cells.looksLikeFormula(value)),
                this::make);
    }

    /** Whatever stands in the table, bold or not. */
    CellStyle cell(boolean bold, @Nullable Object value) {
        if (Cells.isDay(value)) {
            return made.computeIfAbsent(
                    new Style(HorizontalAlignment.CENTER, bold, false, true, DAY, false), this::make);
        }
        return value instanceof Number ? number(bold) : text(bold, value);
    }

    private CellStyle text(boolean bold, @Nullable Object value) {
        return made.computeIfAbsent(
                new Style(HorizontalAlignment.LEFT, bold, false, true, null, Cells.looksLikeFormula(value)),
                this::make);
    }

    /** Running text above a table, which goes on over the cells beside it. */
    CellStyle plain(String value) {
        return made.computeIfAbsent(
                new Style(HorizontalAlignment.GENERAL, false, false, false, null, Cells.looksLikeFormula(value)),
                this::make);
    }

    private CellStyle number(boolean bold) {
        return made.computeIfAbsent(new Style(HorizontalAlignment.RIGHT, bold, false, true, NUMBER, false), this::make);
    }

    private static HorizontalAlignment align(Kind kind, int column) {
        return switch (kind) {
            case TITLE, SUBTITLE, BELONGS_TO, HEADER, COUNTING -> HorizontalAlignment.CENTER;
            case FUNDING, WORDS -> HorizontalAlignment.LEFT;
            case CURRENCY -> HorizontalAlignment.RIGHT;
            case SECTION, LINE, TOTAL ->
                switch (column) {
                    case Appendix.NUMBER, Appendix.UNIT -> HorizontalAlignment.CENTER;
                    case Appendix.UNIT + 1, Appendix.UNIT_PRICE, Appendix.AMOUNT -> HorizontalAlignment.RIGHT;
                    default -> HorizontalAlignment.LEFT;
                };
        };
    }

    private static boolean bold(Kind kind) {
        return switch (kind) {
            case TITLE, SUBTITLE, HEADER, SECTION, TOTAL -> true;
            case BELONGS_TO, FUNDING, CURRENCY, COUNTING, LINE, WORDS -> false;
        };
    }

    private static boolean italic(Kind kind) {
        return kind == Kind.BELONGS_TO || kind == Kind.CURRENCY || kind == Kind.COUNTING || kind == Kind.WORDS;
    }

    private CellStyle make(Style wanted) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(SIZE);
        font.setBold(wanted.bold);
        font.setItalic(wanted.italic);
        var style = workbook.createCellStyle();
        style.setFont(font);
        style.setAlignment(wanted.align);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(wanted.align != HorizontalAlignment.GENERAL);
        style.setQuotePrefixed(wanted.quoted);
        if (wanted.format != null) {
            style.setDataFormat(workbook.createDataFormat().getFormat(wanted.format));
        }
        if (wanted.bordered) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
