package ledger.api.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where the money of a year is, as a table for a terminal of 120 columns whose rows and columns add up by hand. */
final class YearStatement {

    private static final String ROW = "%-8s" + "%14s".repeat(8) + "%n";
    private static final String RULE = "─".repeat(120);

    private final Books books;
    private final PrintStream out;

    YearStatement(Books books, PrintStream out) {
        this.books = books;
        this.out = out;
    }

    void print() {
        out.println();
        out.printf(
                "NĂM / YEAR %s: KẾ HOẠCH / PLAN %s, %s%n",
                books.plan().path("fiscalYear").asString(""),
                books.plan().path("number").asString(),
                books.plan().path("budgetHolder").path("name").asString(""));
        out.println(RULE);
        row("Dòng", "Được giao", "Còn lại", "Tạm giữ*", "Cam kết", "Tạm ứng", "Thực chi", "Hủy", "Chuyển nguồn");
        row("Line", "Allocated", "Available", "Held*", "Committed", "Advanced", "Spent", "Lapsed", "Carried out");
        for (var section : books.lines()) {
            out.println(RULE);
            line(section);
        }
        out.println(RULE);
        var total = Figures.of(books.total());
        figures("CỘNG/SUM", total);
        out.println(RULE);
        out.println("* và chờ duyệt / and waiting for approval");
        out.println("Được giao / allocated: " + sum(total));
        out.println("Trong đó năm trước chuyển sang / of which carried in: " + Figures.dots(total.carriedIn()));
    }

    private void line(JsonNode line) {
        figures(line.path("code").asString(), Figures.of(line.path("balance")));
        line.path("lines").forEach(this::line);
    }

    private void figures(String label, Figures figures) {
        row(Stream.concat(
                        Stream.of(label, Figures.dots(figures.allocated())),
                        parts(figures).stream().map(Figures::dots))
                .toArray(String[]::new));
    }

    private void row(String... cells) {
        out.printf(ROW, (Object[]) cells);
    }

    /** {@code 10 = 3 + 7}: the parts that there are. */
    private static String sum(Figures figures) {
        return Figures.dots(figures.allocated()) + " = "
                + parts(figures).stream()
                        .filter(part -> part != 0)
                        .map(Figures::dots)
                        .collect(Collectors.joining(" + "));
    }

    /** What the allocated money became, in the order of the columns. */
    private static List<Long> parts(Figures figures) {
        return LongStream.of(
                        figures.left(),
                        figures.held(),
                        figures.committed(),
                        figures.advanced(),
                        figures.spent(),
                        figures.lapsed(),
                        figures.carriedOut())
                .boxed()
                .toList();
    }
}
