package ledger.api.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The books of a plan as tables for a terminal of 120 columns. */
final class Statement {

    private static final String ROW = "%-7s %-41s %6s %-3s %14s %14s %14s %14s%n";
    private static final String CARRIED_ROW = "%-7s %-31s %-9s %-12s %14s %14s %14s %12s%n";
    private static final int TITLE = 41;
    private static final int CARRIED_TITLE = 31;
    private static final int LABEL = 52;
    private static final String RULE = "─".repeat(120);

    private final Books books;
    private final PrintStream out;

    Statement(Books books, PrintStream out) {
        this.books = books;
        this.out = out;
    }

    void print() {
        appendix();
        totals();
        carriedOver();
    }

    private void appendix() {
        out.println(RULE);
        out.printf(ROW, "Dòng", "Nội dung", "SL", "ĐVT", "Được giao", "Cam kết*", "Đã giải ngân", "Còn lại");
        out.printf(ROW, "Line", "Content", "Qty", "", "Allocated", "Committed*", "Disbursed", "Left");
        for (var section : books.lines()) {
            out.println(RULE);
            line(section);
        }
        out.println(RULE);
        row("", "CỘNG / TOTAL", "", "", Figures.of(books.total()));
        out.println(RULE);
        out.println("Kinh phí được duyệt / approved: "
                + Figures.dots(books.plan().path("approvedTotal").asLong()) + " đồng");
        out.println("Bằng chữ / in words: " + books.words());
        out.println("* chưa chi / not yet drawn");
        out.println();
    }

    private void line(JsonNode line) {
        var section = line.path("kind").asString().equals("SECTION");
        var title = line.path("title").asString().strip();
        row(
                line.path("code").asString(),
                section ? title.toUpperCase(Locale.ROOT) : title,
                line.path("quantity").asString(""),
                line.path("unit").asString(""),
                Figures.of(line.path("balance")));
        line.path("lines").forEach(this::line);
    }

    private void totals() {
        out.println("CỘNG THEO PHẦN, CƠ QUAN / TOTALS BY SECTION AND AGENCY");
        out.println(RULE);
        for (var section : books.bySection()) {
            total("Phần / section " + section.path("key").asString(), section);
        }
        for (var agency : books.byLeadAgency()) {
            total("Chủ trì / lead: " + agency.path("label").asString(), agency);
        }
        for (var holder : books.byBudgetHolder()) {
            total("Dự toán / budget: " + holder.path("label").asString(), holder);
        }
        total("Kế hoạch / plan " + books.plan().path("number").asString(), books.total());
        out.println(RULE);
        out.println();
    }

    private void total(String label, JsonNode balance) {
        var figures = Figures.of(balance);
        out.printf(
                "%-59s %14s %14s %14s %14s%n",
                cut(label, LABEL + 7),
                Figures.dots(figures.allocated()),
                Figures.dots(figures.committed()),
                Figures.dots(figures.disbursed()),
                Figures.dots(figures.left()));
    }

    private void carriedOver() {
        out.println(
                "NHIỆM VỤ CHUYỂN TIẾP: LÀM NĂM 2021, BẰNG TIỀN NĂM 2021 / TASKS CARRIED OVER: PAID FROM THIS YEAR'S MONEY");
        out.println(RULE);
        carried("Dòng", "Nội dung", "Từ", "Đã cam kết", "Kinh phí", "Cam kết*", "Đã giải ngân", "Còn lại");
        carried("Line", "Content", "From", "Qty used", "Amount", "Committed*", "Disbursed", "Left");
        out.println(RULE);
        var sheet = books.carriedOver();
        sheet.path("items")
                .forEach(item -> carried(
                        item.path("lineCode").asString(),
                        cut(item.path("title").asString(), CARRIED_TITLE),
                        item.path("period").asString(),
                        quantity(item),
                        item));
        out.println(RULE);
        sheet.path("byPeriod")
                .forEach(total ->
                        carried("", "Cộng / total", total.path("period").asString(), "", total));
        carried("", "Cộng gộp / rolled up", "2016-2020", "", sheet.path("total"));
        out.println("Số lượng / quantities: "
                + sheet.path("total")
                        .path("quantities")
                        .valueStream()
                        .map(Statement::quantity)
                        .collect(Collectors.joining(" · ")));
        out.println(RULE);
    }

    /** {@code 2/2 HT}: committed of what there is. */
    private static String quantity(JsonNode item) {
        return item.path("committedQuantity").asLong() + "/"
                + item.path("quantity").asLong() + " " + item.path("unit").asString();
    }

    private void carried(String code, String title, String period, String quantity, JsonNode figures) {
        carried(
                code,
                title,
                period,
                quantity,
                Figures.dots(figures.path("amount").asLong()),
                Figures.dots(figures.path("committed").asLong()),
                Figures.dots(figures.path("disbursed").asLong()),
                Figures.dots(figures.path("available").asLong()));
    }

    private void carried(
            String code,
            String title,
            String period,
            String quantity,
            String amount,
            String committed,
            String disbursed,
            String left) {
        out.printf(CARRIED_ROW, code, title, period, quantity, amount, committed, disbursed, left);
    }

    private void row(String code, String title, String quantity, String unit, Figures figures) {
        out.printf(
                ROW,
                code,
                cut(title, TITLE),
                quantity,
                unit,
                Figures.dots(figures.allocated()),
                Figures.dots(figures.committed()),
                Figures.dots(figures.disbursed()),
                Figures.dots(figures.left()));
    }

    /** A text that fits, cut at a word where it does not. */
    static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        var space = text.lastIndexOf(' ', width - 1);
        return text.substring(0, space > width / 2 ? space : width - 1).replaceAll("[\\s,;.]+$", "") + "…";
    }
}
