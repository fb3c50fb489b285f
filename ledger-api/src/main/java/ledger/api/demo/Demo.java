package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's story: the plan goes in, half a year is recorded, an overspend is refused, the books are shown. */
final class Demo {

    private static final String PLAN = "950-KH-UBND-2021";
    private static final String BUDGET_OFFICER = "taichinh";

    private final LedgerClient client;
    private final HalfYear script;
    private final PrintStream out;

    Demo(LedgerClient client, HalfYear script, PrintStream out) {
        this.client = client;
        this.script = script;
        this.out = out;
    }

    /**
     * Tells it from beginning to end; what is recorded already is not recorded again.
     *
     * @throws BooksDisagree when the sums of the books are not the same however they are added up
     * @throws IOException when the ledger cannot be asked or does not answer as it should
     */
    void run() throws IOException, InterruptedException {
        out.println();
        var plan = appendix();
        var bookkeeping = new Bookkeeping(client, out, plan);
        out.printf("%n2. Giao dự toán và nửa năm thu chi / The allocation and half a year of facts%n");
        bookkeeping.record(script.facts());
        overspend(bookkeeping);
        books(plan, bookkeeping.position());
        whereNext(plan);
    }

    /** Checks the official text and confirms what was proposed; the plan's id. */
    private String appendix() throws IOException, InterruptedException {
        out.println("1. Nhập phụ lục từ văn bản gốc / Import the appendix from its source text");
        var checked = client.upload(BUDGET_OFFICER, "imports", HalfYear.appendix());
        if (!checked.accepted()) {
            throw new IOException("POST imports: " + checked.problem());
        }
        var known = checked.body().path("status").asString("").equals("ALREADY_IMPORTED");
        var findings = checked.body().path("findings");
        out.printf(
                "   Đã kiểm tra: %d lưu ý, %d lỗi / checked: %d findings, %d errors%n",
                findings.size(), errors(findings.valueStream()), findings.size(), errors(findings.valueStream()));
        var answer = client.send(
                BUDGET_OFFICER,
                "imports/" + checked.body().path("id").asString() + "/confirmation",
                "demo-950-import",
                JsonMapper.shared().createObjectNode().put("planId", PLAN).put("acceptSuggestions", true));
        if (!answer.accepted()) {
            // Somebody may have typed the plan by hand.
            out.println("   ! " + answer.problem());
            return PLAN;
        }
        var plan = answer.body().path("id").asString();
        out.printf(
                known
                        ? "   Kế hoạch %s: %s đồng, đã có, không ghi lại / there already, not recorded again%n"
                        : "   Kế hoạch %s: %s đồng, đã ghi / recorded%n",
                plan,
                Figures.dots(answer.body().path("approvedTotal").asLong()));
        return plan;
    }

    private static long errors(Stream<JsonNode> findings) {
        return findings.filter(finding -> finding.path("severity").asString().equals("ERROR"))
                .count();
    }

    private void overspend(Bookkeeping bookkeeping) throws IOException, InterruptedException {
        var asked = script.overspend();
        out.printf("%n3. Một đề nghị vượt dự toán / An overspend is asked for%n");
        out.printf(
                "   %s: dòng / line %s, %s đồng, \"%s\"%n",
                asked.by(),
                asked.body().path("lineCode").asString(),
                Figures.dots(asked.body().path("amount").asLong()),
                asked.reason());
        var answer = bookkeeping.send(asked);
        if (answer.accepted()) {
            out.println("   Dòng này nay đủ tiền nên đề nghị được ghi / the line has enough by now: recorded");
            return;
        }
        var problem = answer.body();
        out.printf(
                "   TỪ CHỐI / REFUSED (%d %s): %s%n",
                answer.status(),
                problem.path("type").asString(""),
                problem.path("title").asString(""));
        out.println("   " + problem.path("detail").asString(""));
        Stream.of(
                        new String[] {"allocated", "được giao / allocated"},
                        new String[] {"available", "còn được cam kết / available"},
                        new String[] {"requested", "đề nghị / requested"},
                        new String[] {"shortfall", "vượt / shortfall"})
                .filter(fact -> problem.has(fact[0]))
                .forEach(fact -> out.printf(
                        "     %-30s %14s%n",
                        fact[1], Figures.dots(problem.path(fact[0]).asLong())));
        out.println("   Không đồng nào được ghi / nothing was recorded.");
    }

    private void books(String plan, long position) throws IOException, InterruptedException {
        var books = Books.read(client, plan, position);
        out.printf("%n4. Sổ của kế hoạch / The books of the plan %s%n", plan);
        new Statement(books, out).print();
        var wrong = books.disagreements();
        if (!wrong.isEmpty()) {
            throw new BooksDisagree(wrong);
        }
        out.println("Đã đối chiếu: dòng = phần = cơ quan = kế hoạch / Checked: lines = sections = agencies = plan");
    }

    private void whereNext(String plan) {
        out.printf("%n5. Xem tiếp / Where to look next%n");
        Stream.of(
                        new String[] {"Phụ lục / the appendix", client.base() + "/plans/" + plan},
                        new String[] {"Giao diện lập trình / the interface", client.base() + "/swagger-ui"})
                .sorted(Comparator.comparing(line -> line[1]))
                .forEach(line -> out.printf("   %-38s %s%n", line[0], line[1]));
    }
}
