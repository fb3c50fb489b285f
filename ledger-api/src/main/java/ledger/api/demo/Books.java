package ledger.api.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The books of a plan as the interface shows them, all at one position.
 *
 * @param lines the sections with their trees
 */
record Books(
        JsonNode plan,
        List<JsonNode> lines,
        List<JsonNode> bySection,
        List<JsonNode> byLeadAgency,
        List<JsonNode> byBudgetHolder,
        JsonNode total,
        JsonNode carriedOver,
        String words) {

    private static final String READER = "kiemtoan";
    private static final int TRIES = 10;

    /** @throws IOException when others record so fast that no two reads are of one position, or one cannot be read */
    static Books read(LedgerClient client, String plan, long position) throws IOException, InterruptedException {
        var from = position;
        for (int tries = 0; tries < TRIES; tries++) {
            var reads = new ArrayList<Answer>();
            for (var path : List.of(
                    "lines",
                    "balances?by=section",
                    "balances?by=leadAgency",
                    "balances?by=budgetHolder",
                    "balances?by=plan",
                    "carried-over")) {
                reads.add(client.read(READER, "plans/" + plan + "/" + path, from));
            }
            var positions = reads.stream().mapToLong(Answer::position);
            if (positions.distinct().count() == 1) {
                return of(client, client.read(READER, "plans/" + plan, from).body(), reads);
            }
            from = reads.stream().mapToLong(Answer::position).max().orElseThrow();
        }
        throw new IOException("no two reads at one position");
    }

    private static Books of(LedgerClient client, JsonNode plan, List<Answer> reads)
            throws IOException, InterruptedException {
        var words = client.read(
                READER, "amounts/words?amount=" + plan.path("approvedTotal").asLong(), 0);
        return new Books(
                plan,
                items(reads.get(0)),
                items(reads.get(1)),
                items(reads.get(2)),
                items(reads.get(3)),
                reads.get(4).body().path("total"),
                reads.get(5).body(),
                words.body().path("words").asString());
    }

    private static List<JsonNode> items(Answer answer) {
        return answer.body().path("items").valueStream().toList();
    }

    /** Everything that does not add up, as sentences; empty when the books agree with themselves. */
    List<String> disagreements() {
        var wrong = new ArrayList<String>();
        var plan = Figures.of(total);
        for (var section : lines) {
            var leaves = leaves(section)
                    .map(leaf -> Figures.of(leaf.path("balance")))
                    .reduce(Figures.NONE, Figures::plus);
            leaves(section)
                    .filter(leaf -> !Figures.of(leaf.path("balance")).complete())
                    .forEach(leaf -> wrong.add(
                            "dòng / line " + leaf.path("code").asString() + ": " + Figures.of(leaf.path("balance"))));
            var code = section.path("code").asString();
            var said = bySection.stream()
                    .filter(item -> item.path("key").asString().equals(code))
                    .map(Figures::of)
                    .reduce(Figures.NONE, Figures::plus);
            compare(wrong, "phần / section " + code, leaves, said);
        }
        compare(wrong, "phần / sections", sum(bySection), plan);
        compare(wrong, "cơ quan chủ trì / lead agencies", sum(byLeadAgency), plan);
        compare(wrong, "đơn vị dự toán / budget holders", sum(byBudgetHolder), plan);
        var approved = bySection.stream()
                .mapToLong(item -> item.path("approved").asLong())
                .sum();
        if (approved != this.plan.path("approvedTotal").asLong()) {
            wrong.add("kinh phí được duyệt / approved: " + approved);
        }
        return wrong;
    }

    /** The same for what left this year and came into the next one. */
    List<String> disagreementsWith(Books next) {
        var out = Figures.of(total).carriedOut();
        var in = Figures.of(next.total).carriedIn();
        return out == in
                ? List.of()
                : List.of("chuyển nguồn / carried over: " + Figures.dots(out) + " ≠ " + Figures.dots(in));
    }

    private static void compare(List<String> wrong, String what, Figures sum, Figures said) {
        if (!sum.equals(said)) {
            wrong.add(what + ": " + sum + " ≠ " + said);
        }
    }

    private static Figures sum(List<JsonNode> balances) {
        return balances.stream().map(Figures::of).reduce(Figures.NONE, Figures::plus);
    }

    private static Stream<JsonNode> leaves(JsonNode row) {
        return row.path("kind").asString().equals("LEAF")
                ? Stream.of(row)
                : row.path("lines").valueStream().flatMap(Books::leaves);
    }
}
