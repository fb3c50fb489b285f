package ledger.api.importing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.api.sheet.Cell;
import ledger.api.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of the appendix below its header.
 *
 * @param broken whether its cells could not be told apart, so that it has none
 */
record Row(SheetRow source, Layout layout, boolean broken) {

    private static final Cell BLANK = Cell.of("");
    private static final int LONGEST_TOTAL = 200;
    private static final String SECTION = "(?:[ivxlc]{1,8}|[a-zđ])";

    /** "Cộng (I)", "Tổng cộng phần I"; "Tổng cộng (I)" is the total of a plan with one section. */
    private static final Pattern SUBTOTAL =
            Pattern.compile("(?:(?:tổng cộng|tổng số|tổng|cộng) \\(?(?:phần|mục) |cộng \\(?)(" + SECTION + ")\\)?");

    private static final Pattern SECTIONS =
            Pattern.compile(" ?\\(?" + SECTION + "(?: ?[+;,…–-] ?" + SECTION + "){1,40}\\)?");
    private static final Set<String> TOTALS = Set.of("tổng", "tổng số", "cộng", "tổng kinh phí", "tổng dự toán");

    @Nullable
    String sheet() {
        return source.sheet();
    }

    int number() {
        return source.number();
    }

    List<String> raw() {
        return source.raw();
    }

    String cell(Column column) {
        var index = layout.at().get(column);
        return broken || index == null || index >= source.cells().size() ? "" : source.cell(index);
    }

    /** The cell with its number, if it holds one. */
    Cell typed(Column column) {
        var index = layout.at().get(column);
        return broken || index == null || index >= source.cells().size()
                ? BLANK
                : source.cells().get(index);
    }

    boolean continued(Column column) {
        return typed(column).continued();
    }

    @Nullable
    String cellOrNull(Column column) {
        var cell = cell(column);
        return cell.isEmpty() ? null : cell;
    }

    Place place(Column column) {
        var index = layout.at().get(column);
        return index == null ? Place.of(source) : Place.of(source, index);
    }

    /** Whether it is the row "Tổng cộng". */
    boolean total() {
        return total(cell(Column.TITLE)) || total(cell(Column.NUMBER));
    }

    private static boolean total(String cell) {
        var text = totalling(cell);
        if (SUBTOTAL.matcher(text).matches()) {
            return false;
        }
        int name = text.indexOf("cộng") < 0 ? text.indexOf(" (") : text.indexOf("cộng") + "cộng".length();
        boolean several = name > 0 && SECTIONS.matcher(text.substring(name)).matches();
        return text.startsWith("tổng cộng") || TOTALS.contains(several ? text.substring(0, name) : text);
    }

    /** The number of the section that the row adds up, such as "I" of "Cộng phần I"; null for any other row. */
    @Nullable
    String subtotal() {
        return Stream.of(Column.TITLE, Column.NUMBER)
                .map(column -> SUBTOTAL.matcher(totalling(cell(column))))
                .filter(Matcher::matches)
                .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(null);
    }

    private static String totalling(String cell) {
        return cell.length() > LONGEST_TOTAL ? "" : Spelling.same(cell.replace(':', ' '));
    }
}
