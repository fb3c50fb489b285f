package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    void record(List<ScriptedFact> facts) throws IOException, InterruptedException {
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
        ids.put(fact.label(), answer.body().path("id").asString(""));
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
        return client.send(fact.by(), fact.path(ids), fact.key(), fact.body());
    }

    private void print(ScriptedFact fact, Answer answer) {
        var several = answer.body().path("items");
        var amount = several.isArray()
                ? several.valueStream()
                        .mapToLong(item -> item.path("amount").asLong())
                        .sum()
                : answer.body().path("amount").asLong();
        out.printf(
                ROW,
                "#" + answer.position(),
                DAY.format(LocalDate.parse(fact.effectiveDate())),
                answer.body().path("lineCode").asString("I-IV"),
                fact.kind(),
                Figures.dots(amount),
                Statement.cut(fact.reason(), REASON));
    }

    private void missing(ScriptedFact fact, String why) {
        missing++;
        out.printf("   ! %s, %s: %s%n", fact.label(), fact.kind(), Objects.requireNonNull(why));
    }
}
