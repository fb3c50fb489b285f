package ledger.api.demo;

import static ledger.api.demo.Figures.dots;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Plays the half year against a running ledger and prints what became of it. Every step may be repeated: what is already
 * stored is found by its key and recorded once.
 */
final class Demo {

    static final String PLAN = "950-KH-UBND-2021";

    /** May import and allocate, and reads every line. */
    private static final String OFFICER = "taichinh";

    private static final int TRIES = 10;

    private final LedgerClient ledger;
    private final PrintStream out;
    private final HalfYear script;
    private final Map<String, String> ids = new HashMap<>(Map.of("plan", PLAN));
    private long position;

    Demo(LedgerClient ledger, PrintStream out) throws IOException {
        this.ledger = ledger;
        this.out = out;
        this.script = HalfYear.shipped();
    }

    /**
     * Imports, records, tries the overspend and prints the appendix.
     *
     * @throws IOException when the ledger cannot be asked, or does not know the plan
     * @throws IllegalStateException when the printed sums do not agree
     */
    void play() throws IOException, InterruptedException {
        importAppendix();
        record();
        overspend();
        var appendix = appendix();
        var words = read("amounts/words?amount=" + appendix.total().allocated());
        out.println();
        appendix.text(words.path("words").asString()).forEach(out::println);
    }

    private void importAppendix() throws IOException, InterruptedException {
        heading("1. Nhập phụ lục Kế hoạch 950/KH-UBND", "the appendix is imported");
        var checked = ledger.upload(OFFICER, "imports", HalfYear.appendix());
        if (!checked.accepted()) {
            throw new IOException("POST /imports: " + checked.problem());
        }
        var confirmation =
                JsonNodeFactory.instance.objectNode().put("planId", PLAN).put("acceptSuggestions", true);
        var confirmed = ledger.send(
                OFFICER,
                "imports/" + checked.body().path("id").asString() + "/confirmation",
                "demo-950-import",
                confirmation);
        if (!confirmed.accepted()) {
            // Typed by hand under the same id, perhaps: what can be recorded on it will be.
            out.println("   từ chối / refused: " + confirmed.problem());
            return;
        }
        seen(confirmed);
        // The same file may have been confirmed under another id.
        ids.put("plan", confirmed.body().path("id").asString(PLAN));
        out.printf(
                "   %s: %s, %s đồng, %d gợi ý được nhận / suggestions accepted%n",
                confirmed.status() == 201 ? "đã ghi / recorded" : "đã nhập từ trước / imported before",
                ids.get("plan"),
                dots(confirmed.body().path("approvedTotal").asLong()),
                checked.body().path("findings").size());
    }

    private void record() throws IOException, InterruptedException {
        heading("2. Ghi sổ từ 30/3 đến 30/9/2021", "half a year is recorded");
        int recorded = 0;
        int before = 0;
        int refused = 0;
        var facts = script.facts();
        for (int i = 0; i < facts.size(); i++) {
            var fact = facts.get(i);
            var place = "%5d/%d ".formatted(i + 1, facts.size());
            if (!ids.keySet().containsAll(fact.restsOn())) {
                refused++;
                out.println(place + fact.label() + ": bỏ qua, vì thiếu / left out, for want of "
                        + String.join(", ", fact.restsOn()));
                continue;
            }
            var answer = ledger.send(fact.by(), fact.path(ids), fact.key(), fact.body());
            if (!answer.accepted()) {
                refused++;
                out.println(place + fact.label() + ": từ chối / refused: " + answer.problem());
                continue;
            }
            seen(answer);
            ids.put(fact.label(), answer.body().path("id").asString(""));
            if (answer.replayed()) {
                before++;
            } else {
                recorded++;
                out.println(place + fact.told(answer.body()));
            }
        }
        out.printf(
                "   %d nghiệp vụ: ghi mới %d, đã có từ trước %d, không ghi được %d%n",
                facts.size(), recorded, before, refused);
        out.printf(
                "   %d facts: %d recorded now, %d were there before%s, %d could not be recorded%n",
                facts.size(), recorded, before, before > 0 ? " and were not recorded twice" : "", refused);
    }

    private void overspend() throws IOException, InterruptedException {
        heading("3. Thử cam kết vượt dự toán", "an overspend is tried");
        var fact = script.overspend();
        out.println("   đề nghị / asked:  " + fact.told(fact.body()));
        var answer = ledger.send(fact.by(), fact.path(ids), fact.key(), fact.body());
        if (answer.accepted()) {
            seen(answer);
            out.println(
                    "   được ghi, vì dòng này đã được bổ sung / recorded, because the line has been given more meanwhile");
        } else {
            new PrintedProblem(answer).lines().forEach(line -> out.println("   " + line));
        }
    }

    /** All of it as of one and the same event, so that the sums can be compared. */
    private PrintedAppendix appendix() throws IOException, InterruptedException {
        var plan = "plans/" + ids.get("plan");
        for (int tries = 0; tries < TRIES; tries++) {
            var printed = new PrintedAppendix(
                    read(plan),
                    read(plan + "/lines"),
                    read(plan + "/balances?by=section"),
                    read(plan + "/balances?by=leadAgency"),
                    read(plan + "/balances?by=budgetHolder"),
                    read(plan + "/carried-over"));
            if (printed.asOfOneEvent()) {
                return printed;
            }
        }
        throw new IOException("Others record too fast for the appendix to be read as of one event");
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        var answer = ledger.read(OFFICER, path, position);
        seen(answer);
        return answer.body();
    }

    private void seen(Answer answer) {
        position = Math.max(position, answer.position());
    }

    private void heading(String vietnamese, String english) {
        out.println();
        out.println(vietnamese + " / " + english);
    }
}
