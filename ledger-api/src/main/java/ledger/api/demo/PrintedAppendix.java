package ledger.api.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The appendix for a terminal of 120 columns: every line with what is committed, disbursed and left, then the totals and the
 * carried-over items. All of it was read as of one event.
 *
 * @param lines the tree of sections and lines
 */
record PrintedAppendix(
        JsonNode plan,
        JsonNode lines,
        JsonNode bySection,
        JsonNode byLeadAgency,
        JsonNode byBudgetHolder,
        JsonNode carriedOver) {

    private static final String RULE = "─".repeat(120);
    private static final String ROW = "%-7s %-39s %12s %14s %14s %14s %14s";
    private static final String CARRIED_OVER = "%-7s %-26s %-12s %12s %14s %14s %14s %14s";

    boolean asOfOneEvent() {
        return Stream.of(lines, bySection, byLeadAgency, byBudgetHolder, carriedOver)
                        .map(read -> read.path("position").asLong())
                        .distinct()
                        .count()
                == 1;
    }

    Figures total() {
        return Figures.of(bySection.path("total"));
    }

    /**
     * The printed lines.
     *
     * @param words the plan's allocation in words
     * @throws IllegalStateException when lines, sections or agencies do not add up to the plan
     */
    List<String> text(String words) {
        check();
        var printed = new ArrayList<String>();
        printed.add("PHỤ LỤC KẾ HOẠCH %s NĂM %d, đơn vị: đồng / appendix of the plan, in đồng"
                .formatted(
                        plan.path("number").asString(), plan.path("fiscalYear").asInt()));
        printed.add(RULE);
        printed.add(ROW.formatted("STT", "Nội dung", "Số lượng", "Được giao", "Đang cam kết", "Giải ngân", "Còn lại"));
        printed.add(ROW.formatted("No.", "Content", "Quantity", "Allocated", "Committed", "Disbursed", "Left"));
        sections().forEach(section -> {
            printed.add(RULE);
            tree(section, printed);
        });
        printed.add(RULE);
        var sum = stream(bySection.path("items"))
                .map(section -> "(" + section.path("key").asString() + ")")
                .collect(Collectors.joining(" + "));
        printed.add(row("", "Tổng cộng " + sum, "", total()));
        printed.add("Bằng chữ / in words: " + words);
        printed.add("");
        agencies("Theo cơ quan chủ trì / by lead agency", byLeadAgency, printed);
        agencies("Theo đơn vị được giao dự toán / by budget holder", byBudgetHolder, printed);
        printed.add("Đã kiểm / checked: các dòng = phần, các phần = cơ quan = kế hoạch"
                + " / lines = section, sections = agencies = plan");
        printed.add("");
        carriedOver(printed);
        return printed;
    }

    private void check() {
        for (var section : sections()) {
            var code = section.path("code").asString();
            var said = stream(bySection.path("items"))
                    .filter(item -> item.path("key").asString().equals(code))
                    .findFirst()
                    .map(Figures::of)
                    .orElse(Figures.NONE);
            mustAgree("lines of section " + code, leaves(section), said);
        }
        mustAgree("sections", sum(bySection.path("items")), total());
        mustAgree("lead agencies", sum(byLeadAgency.path("items")), total());
        mustAgree("budget holders", sum(byBudgetHolder.path("items")), total());
        mustAgree(
                "lines", stream(sections()).map(PrintedAppendix::leaves).reduce(Figures.NONE, Figures::plus), total());
    }

    private static void mustAgree(String what, Figures sum, Figures said) {
        if (!Objects.equals(sum, said)) {
            throw new IllegalStateException("The sum of the " + what + " is " + sum + ", the ledger says " + said);
        }
    }

    private JsonNode sections() {
        return lines.path("items");
    }

    private static Figures leaves(JsonNode line) {
        var below = line.path("lines");
        return below.isEmpty()
                ? Figures.of(line.path("balance"))
                : stream(below).map(PrintedAppendix::leaves).reduce(Figures.NONE, Figures::plus);
    }

    private static Figures sum(JsonNode items) {
        return stream(items).map(Figures::of).reduce(Figures.NONE, Figures::plus);
    }

    private static void tree(JsonNode line, List<String> printed) {
        var quantity = line.has("quantity")
                ? line.path("quantity").asString() + " " + line.path("unit").asString("")
                : "";
        printed.add(row(
                line.path("code").asString(),
                line.path("title").asString(),
                quantity,
                Figures.of(line.path("balance"))));
        line.path("lines").forEach(below -> tree(below, printed));
    }

    private static void agencies(String heading, JsonNode balances, List<String> printed) {
        printed.add(heading);
        balances.path("items")
                .forEach(agency -> printed.add(row("", agency.path("label").asString(), "", Figures.of(agency))));
    }

    private void carriedOver(List<String> printed) {
        printed.add(
                "NHIỆM VỤ CHUYỂN TIẾP, chi từ dự toán năm nay / work carried over, paid from this year's allocation");
        printed.add(RULE);
        printed.add(CARRIED_OVER.formatted(
                "STT", "Nội dung", "Giai đoạn", "Đã dùng", "Được giao", "Đang cam kết", "Giải ngân", "Còn lại"));
        printed.add(CARRIED_OVER.formatted(
                "No.", "Content", "Period", "Used", "Allocated", "Committed", "Disbursed", "Left"));
        printed.add(RULE);
        carriedOver
                .path("items")
                .forEach(item -> printed.add(carriedOver(
                        item.path("lineCode").asString(),
                        item.path("title").asString(),
                        item.path("period").asString(),
                        used(item),
                        Figures.of(item))));
        printed.add(RULE);
        carriedOver
                .path("byPeriod")
                .forEach(period -> printed.add(carriedOver(
                        "", "Cộng giai đoạn / period", period.path("period").asString(), "", Figures.of(period))));
        var total = carriedOver.path("total");
        printed.add(carriedOver("", "Tổng cộng / total", "", "", Figures.of(total)));
        printed.add("Số lượng đã dùng / quantities used: "
                + stream(total.path("quantities")).map(PrintedAppendix::used).collect(Collectors.joining(", ")));
    }

    private static String used(JsonNode item) {
        return "%d/%d %s"
                .formatted(
                        item.path("committedQuantity").asLong(),
                        item.path("quantity").asLong(),
                        item.path("unit").asString(""));
    }

    private static String row(String code, String title, String quantity, Figures figures) {
        return ROW.formatted(
                code,
                Figures.fitting(title, 39),
                quantity,
                Figures.dots(figures.allocated()),
                Figures.dots(figures.committed()),
                Figures.dots(figures.disbursed()),
                Figures.dots(figures.left()));
    }

    private static String carriedOver(String code, String title, String period, String used, Figures figures) {
        return CARRIED_OVER.formatted(
                code,
                Figures.fitting(title, 26),
                period,
                used,
                Figures.dots(figures.allocated()),
                Figures.dots(figures.committed()),
                Figures.dots(figures.disbursed()),
                Figures.dots(figures.left()));
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
