package ledger.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import ledger.benchmark.Books.Balance;
import ledger.benchmark.Checker.Findings;
import ledger.benchmark.Deed.Acknowledged;

/** F1: kill -9 of the ledger under load, again and again, with a checker that knows every answer that was given. */
public final class KillDrill {

    private KillDrill() {}

    /** Arguments: the repository, a directory for this run, rounds. */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var data = Path.of(arguments[1]).resolve("data");
        int rounds = Integer.parseInt(arguments[2]);
        var clients = new Clients();
        var wrong = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int unknown = 0;
        int recorded = 0;
        Books books = null;
        var server = LedgerServer.start(root, data);
        try {
            SamplePlan.record(server);
            for (int round = 1; round <= rounds; round++) {
                int before = clients.countAcknowledged();
                var threads = clients.start(server);
                Thread.sleep(ThreadLocalRandom.current().nextLong(1_500, 4_000)); // the load, not a wait for anything
                server.kill();
                for (var thread : threads) {
                    thread.join();
                }
                int open = clients.countUnknown();
                int answered = clients.countAcknowledged() - before;
                server = LedgerServer.start(root, data);
                int found = clients.resolve(server);
                clients.repeat(server, 50);
                books = Books.of(server);
                var findings = Checker.check(clients.acknowledged(), books);
                wrong.lost().addAll(findings.lost());
                wrong.doubled().addAll(findings.doubled());
                wrong.other().addAll(findings.other());
                if (answered == 0) {
                    wrong.other().add("round " + round + " had no load");
                }
                unknown += open;
                recorded += found;
                System.out.printf(
                        "Round %d: %d acknowledged, then killed; %d unknown, of which %d were recorded; %s%n",
                        round, answered, open, found, findings.none() ? "all holds" : findings);
            }
            wrong.other().addAll(clients.surprises());
            wrong.other().addAll(control(clients.acknowledged(), books));
        } finally {
            server.close();
        }
        Report.write(
                root.resolve("benchmarks/faults.json"),
                List.of(result(rounds, clients.countAcknowledged(), wrong, unknown, recorded)));
        System.out.println(wrong.none() ? "F1 holds" : "F1 DOES NOT HOLD: " + wrong);
        System.exit(wrong.none() ? 0 : 1);
    }

    private static Map<String, Object> result(
            int rounds, int acknowledged, Findings wrong, int unknown, int recorded) {
        var result = new LinkedHashMap<String, Object>();
        result.put("id", "F1");
        result.put("rounds", rounds);
        result.put("acknowledged", acknowledged);
        result.put("lost", wrong.lost().size());
        result.put("doubled", wrong.doubled().size());
        result.put("held", wrong.none());
        var detail = new ArrayList<String>();
        detail.add("kill -9 of the ledger under " + Clients.COUNT + " clients");
        detail.add("of " + unknown + " requests without an answer " + recorded
                + " had been recorded; all were sent again under their keys");
        detail.addAll(wrong.other());
        result.put("detail", String.join("; ", detail));
        return result;
    }

    /** A checker that cannot fail proves nothing: each of these lies must be found out. */
    private static List<String> control(List<Acknowledged> acknowledged, Books books) {
        var blind = new ArrayList<String>();
        var real = acknowledged.get(0);

        var invented = new ArrayList<>(acknowledged);
        var deed = real.deed();
        invented.add(new Acknowledged(
                new Deed("drill invented", deed.path(), "?", deed.body(), deed.line(), true, 1), real.position()));
        if (Checker.check(invented, books).lost().size() != 1) {
            blind.add("the checker does not see a lost fact");
        }

        var twice = new ArrayList<>(books.stored());
        twice.add(new Deed.Stored(deed.mark(), real.position() + 1));
        var doubled = new Books(twice, books.balances(), 0, 0);
        if (Checker.check(acknowledged, doubled).doubled().size() != 1) {
            blind.add("the checker does not see a doubled fact");
        }

        var shown = books.balances().get(deed.line());
        var off = new HashMap<>(books.balances());
        off.put(
                deed.line(),
                new Balance(shown.allocated(), shown.available() + 1, shown.committed(), shown.spent(), 0));
        if (Checker.check(acknowledged, new Books(books.stored(), off, 0, 0)).other().size() != 1) {
            blind.add("the checker does not see a register that is one đồng off");
        }
        if (Checker.check(acknowledged, new Books(books.stored(), books.balances(), 1, 1)).other().size() != 2) {
            blind.add("the checker does not see a gap or a broken chain");
        }
        return blind;
    }
}
