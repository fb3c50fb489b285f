package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Records the scripted facts one after the other; what is refused is told, and the rest goes on. */
final class Bookkeeping {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String ROW = "%7s  %-10s  %-7s %-31s %14s  %s%n";
    private static final int REASON = 43;

    private final LedgerClient client;
    private final PrintStream out;
    private final Map<String, String> ids = new HashMap<>();
    private long position;
    private int recorded;
    private int known;
    private int missing;

    Bookkeeping(LedgerClient client, PrintStream out, String plan) {
        this.client = client;
        this.out = out;
        ids.put("plan", plan);
    }

    /** The latest position that an answer named. */
    long position() {
        return position;
    }

    /**
     * The id of a fact that was recorded.
     *
     * @throws IOException when it was not
     */
    String id(String label) throws IOException {
        var id = ids.get(label);
        if (id == null) {
            throw new IOException("not recorded: " + label);
        }
        return id;
    }

    /** Records them and says how many are new. */
    void record(List<ScriptedFact> facts) throws IOException, InterruptedException {
        recorded = 0;
        known = 0;
        missing = 0;
        for (var fact : facts) {
            record(fact);
        }
        if (known > 0) {
            out.printf(
                    "   %d nghiệp vụ đã có, không ghi lại / %d facts were there already and were not recorded again%n",
                    known, known);
        }
        out.printf("   Ghi mới / newly recorded: %d%n", recorded);
        if (missing > 0) {
            out.printf("   Không ghi được / not recorded: %d (xem trên / see above)%n", missing);
        }
    }

    private void record(ScriptedFact fact) throws IOException, InterruptedException {
        if (!ids.keySet().containsAll(fact.restsOn())) {
            missing(fact, "dựa vào nghiệp vụ chưa ghi / rests on a fact that is not recorded: " + fact.restsOn());
            return;
        }
        var answer = send(fact);
        if (!answer.accepted()) {
            missing(fact, answer.problem());
            return;
        }
        remember(fact.label(), answer.body());
        position = Math.max(position, answer.position());
        if (answer.replayed()) {
            known++;
        } else {
            if (recorded++ == 0) {
                out.printf(ROW, "#", "Ngày/Date", "Dòng", "Nghiệp vụ / Fact", "Đồng", "Nội dung / Reason");
            }
            print(fact, answer);
        }
    }

    /** Sends a fact whose earlier facts are recorded. */
    Answer send(ScriptedFact fact) throws IOException, InterruptedException {
        return fact.ifMatch() == null
                ? client.send(fact.by(), fact.path(ids), fact.key(), fact.body(ids))
                : client.sendIf(fact.ifMatch(), fact.by(), fact.path(ids), fact.key(), fact.body(ids));
    }

    /** Several facts of one request are known by its label and their number: {@code carry-over/2}. */
    private void remember(String label, JsonNode answer) {
        ids.put(label, answer.path("id").asString(""));
        var number = 0;
        for (var item : answer.path("items")) {
            ids.put(label + "/" + ++number, item.path("id").asString(""));
        }
    }

    private void print(ScriptedFact fact, Answer answer) {
        out.printf(
                ROW,
                "#" + answer.position(),
                DAY.format(LocalDate.parse(fact.effectiveDate())),
                lines(answer.body()),
                fact.kind(),
                amount(answer.body()),
                Statement.cut(fact.reason(), REASON));
    }

    /** The line, or the sections from the first of several lines to the last. */
    private static String lines(JsonNode answer) {
        return answer.path("lineCode")
                .asString(answer.path("items")
                        .valueStream()
                        .map(item -> item.path("lineCode").asString("").replaceFirst("\\..*", ""))
                        .distinct()
                        .reduce((first, last) -> first.replaceFirst("-.*", "") + "-" + last)
                        .orElse(""));
    }

    /** What moved, once: what was carried in is what was carried out. */
    private static String amount(JsonNode answer) {
        if (answer.path("items").isArray()) {
            return Figures.dots(answer.path("items")
                    .valueStream()
                    .filter(item -> !item.has("fromPlan"))
                    .mapToLong(item -> item.path("amount").asLong())
                    .sum());
        }
        var amount = answer.has("amount") ? answer.path("amount") : answer.path("approvedTotal");
        return amount.isNumber() ? Figures.dots(amount.asLong()) : "";
    }

    private void missing(ScriptedFact fact, String why) {
        missing++;
        out.printf("   ! %s, %s: %s%n", fact.label(), fact.kind(), Objects.requireNonNull(why));
    }
}
