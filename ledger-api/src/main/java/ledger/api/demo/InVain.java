package ledger.api.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Stream;

/** What is asked for to be refused. */
final class InVain {

    private final Bookkeeping bookkeeping;
    private final PrintStream out;

    InVain(Bookkeeping bookkeeping, PrintStream out) {
        this.bookkeeping = bookkeeping;
        this.out = out;
    }

    /** @param accepted what to say when the ledger records it after all */
    void ask(ScriptedFact asked, String accepted) throws IOException, InterruptedException {
        out.printf(
                "   %s: dòng / line %s, %s đồng, \"%s\"%n",
                asked.by(),
                asked.body().path("lineCode").asString(),
                Figures.dots(asked.body().path("amount").asLong()),
                asked.reason());
        var answer = bookkeeping.send(asked);
        if (answer.accepted()) {
            out.println("   " + accepted);
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
}
