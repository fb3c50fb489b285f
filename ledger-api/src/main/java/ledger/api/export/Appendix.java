package ledger.api.export;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Section;
import org.jspecify.annotations.Nullable;

/** The rows of an appendix as official documents print them, from the title to the amount in words. */
final class Appendix {

    static final List<String> COLUMNS = List.of(
            "STT",
            "Nội dung",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời gian thực hiện",
            "ĐVT",
            "Số lượng",
            "Đơn giá",
            "Kinh phí",
            "Ghi chú");

    static final int NUMBER = 0;
    static final int TITLE = 1;
    static final int UNIT = 5;
    static final int UNIT_PRICE = 7;
    static final int AMOUNT = 8;
    static final int NOTE = 9;

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/uuuu");

    /** What a row is; running text has one cell, a row of the table as many as there are columns. */
    enum Kind {
        TITLE,
        SUBTITLE,
        BELONGS_TO,
        FUNDING,
        CURRENCY,
        HEADER,
        COUNTING,
        SECTION,
        LINE,
        TOTAL,
        WORDS;

        boolean text() {
            return compareTo(HEADER) < 0 || this == WORDS;
        }
    }

    /** @param cells each a text, a whole number or null */
    record Row(Kind kind, List<@Nullable Object> cells) {}

    private final Plan plan;
    private final AgencyNames agencies;
    private final List<Row> rows = new ArrayList<>();

    private Appendix(Plan plan, AgencyNames agencies) {
        this.plan = plan;
        this.agencies = agencies;
    }

    static List<Row> rows(Plan plan, AgencyNames agencies) {
        var appendix = new Appendix(plan, agencies);
        appendix.head();
        plan.sections().forEach(appendix::section);
        appendix.total();
        return appendix.rows;
    }

    private void head() {
        text(Kind.TITLE, "PHỤ LỤC");
        text(Kind.SUBTITLE, "Nhiệm vụ và kinh phí năm " + plan.fiscalYear());
        text(
                Kind.BELONGS_TO,
                "(Kèm theo " + document(plan.number()) + " số " + plan.number() + " ngày " + DATE.format(plan.date())
                        + " của " + plan.issuer() + ")");
        text(
                Kind.FUNDING,
                "Nguồn kinh phí: từ " + plan.fundingSource() + " đã giao cho " + agencies.of(plan.budgetHolder())
                        + " năm " + plan.fiscalYear() + ".");
        text(Kind.CURRENCY, "Đơn vị tính: đồng");
        rows.add(new Row(Kind.HEADER, List.copyOf(COLUMNS)));
        rows.add(new Row(
                Kind.COUNTING,
                IntStream.rangeClosed(1, COLUMNS.size())
                        .<@Nullable Object>mapToObj(column -> "(" + column + ")")
                        .toList()));
    }

    /** The kind of document, by the letters that its number ends with. */
    private static String document(String number) {
        if (number.matches(".*/KH\\b.*")) {
            return "Kế hoạch";
        } else if (number.matches(".*/QĐ\\b.*")) {
            return "Quyết định";
        } else {
            return number.matches(".*/NQ\\b.*") ? "Nghị quyết" : "Văn bản";
        }
    }

    private void section(Section section) {
        row(
                Kind.SECTION,
                section.code().value(),
                section.title(),
                agencies.of(section.leadAgency()),
                coordinating(section.coordinating()),
                section.time(),
                null,
                null,
                null,
                section.amount().dong(),
                section.note());
        section.lines().stream().flatMap(Line::withDescendants).forEach(line -> line(line, section.code()));
    }

    private void line(Line line, LineCode section) {
        row(
                Kind.LINE,
                line.code().value().substring(section.value().length() + 1),
                line.title(),
                line.leadAgency() == null ? null : agencies.of(line.leadAgency()),
                coordinating(line.coordinating()),
                line.time(),
                line.unit(),
                count(line.quantity()),
                dong(line.unitPrice()),
                line.amount().dong(),
                line.note());
    }

    private void total() {
        row(
                Kind.TOTAL,
                "Tổng cộng",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                plan.approvedTotal().dong(),
                null);
        text(Kind.WORDS, "(Bằng chữ: " + AmountInWords.vietnamese(plan.approvedTotal()) + ")");
    }

    private void text(Kind kind, String text) {
        rows.add(new Row(kind, List.of(text)));
    }

    private void row(Kind kind, @Nullable Object... cells) {
        rows.add(new Row(kind, new ArrayList<>(Arrays.asList(cells))));
    }

    private static @Nullable String coordinating(List<String> agencies) {
        return agencies.isEmpty() ? null : String.join("; ", agencies);
    }

    private static @Nullable Long count(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.count();
    }

    private static @Nullable Long dong(@Nullable Money money) {
        return money == null ? null : money.dong();
    }
}
