package ledger.api.sheet;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text made for fonts from before Unicode, TCVN3 (.VnTime) or VNI: Latin letters and signs that only those fonts show as
 * Vietnamese. And text that lost its letters to a question mark when it was saved. Neither is ever guessed back.
 */
final class OldFont {

    static final Charset LATIN = Charset.forName("windows-1252");

    /** Signs inside or at a word that stand for letters in TCVN3, and letters of VNI that no Vietnamese word has. */
    private static final Pattern MARKS = Pattern.compile("\\p{L}[µ¸¶·¹©¨«¬ª®\u00ad»¾¼½]|[®§]\\p{L}|\\p{L}[øûïäåëüñö]");

    private static final Pattern VIETNAMESE = Pattern.compile("[\u1ea0-\u1ef9đĐơƠưƯăĂ]");

    private static final Pattern LOST = Pattern.compile("\\p{L}\\?\\p{L}|\\p{L}\\?\\?");

    /** Fewer may be chance, such as a foreign name. */
    private static final int ENOUGH = 4;

    private OldFont() {}

    static boolean writes(String text) {
        long marks = MARKS.matcher(text).results().limit(1_000).count();
        return marks >= ENOUGH
                && VIETNAMESE.matcher(text).results().limit(1_000).count() * 4 < marks;
    }

    /** Refuses a workbook one of whose sheets is so written, at the first such cell. */
    static void refuse(Workbook workbook) {
        for (var sheet : workbook.sheets()) {
            refuse(sheet.rows());
        }
    }

    private static void refuse(List<SheetRow> rows) {
        int marks = 0;
        int lost = 0;
        int letters = 0;
        for (var row : rows) {
            for (var cell : row.cells()) {
                if (!cell.raw().isEmpty() && cell.number() == null) {
                    marks += (int) MARKS.matcher(cell.text()).results().count();
                    lost += (int) LOST.matcher(cell.text()).results().count();
                    letters += (int) VIETNAMESE.matcher(cell.text()).results().count();
                }
            }
        }
        if (marks >= ENOUGH && letters * 4 < marks) {
            throw first(rows, MARKS, "old-vietnamese-font");
        }
        if (lost >= ENOUGH && letters < lost) {
            throw first(rows, LOST, "lost-letters");
        }
    }

    private static Unread first(List<SheetRow> rows, Pattern pattern, String code) {
        for (var row : rows) {
            for (int index = 0; index < row.cells().size(); index++) {
                var text = row.cell(index);
                if (pattern.matcher(text).find()) {
                    var read = text.length() > 80 ? text.substring(0, 80) + "…" : text;
                    return Unread.at(code, row.number(), index + 1, read);
                }
            }
        }
        return Unread.because(code, "");
    }
}
