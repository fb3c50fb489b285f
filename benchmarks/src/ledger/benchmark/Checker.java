package ledger.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import ledger.benchmark.Books.Balance;
import ledger.benchmark.Deed.Acknowledged;
import ledger.benchmark.Deed.Stored;

/** Compares what the clients were told with what the ledger holds. */
final class Checker {

    private Checker() {}

    /**
     * What is wrong; empty lists when all holds.
     *
     * @param lost deeds that were acknowledged and are not there, or elsewhere than acknowledged
     * @param doubled deeds that are there more than once
     * @param other everything else, a sentence each
     */
    record Findings(List<String> lost, List<String> doubled, List<String> other) {
        boolean none() {
            return lost.isEmpty() && doubled.isEmpty() && other.isEmpty();
        }
    }

    /** @param acknowledged all deeds there are: outcomes that were unknown have been resolved before */
    static Findings check(List<Acknowledged> acknowledged, Books books) {
        var findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var positions = new HashMap<String, Long>();
        for (Stored stored : books.stored()) {
            if (positions.put(stored.mark(), stored.position()) != null) {
                findings.doubled().add(stored.mark());
            }
        }
        var asked = new HashSet<String>();
        for (var one : acknowledged) {
            asked.add(one.deed().mark());
            if (!Long.valueOf(one.position()).equals(positions.get(one.deed().mark()))) {
                findings.lost().add(one.deed().mark());
            }
        }
        positions.keySet().stream().filter(mark -> !asked.contains(mark)).forEach(mark -> findings.other()
                .add("stored, and nobody was told: " + mark));
        balances(acknowledged, books.balances(), findings.other());
        if (books.gaps() != 0) {
            findings.other().add(books.gaps() + " positions are missing");
        }
        if (books.brokenLinks() != 0) {
            findings.other().add("the chain is broken at " + books.brokenLinks() + " places");
        }
        return findings;
    }

    /** The registers must be the sums of what the clients know, line by line. */
    private static void balances(List<Acknowledged> acknowledged, Map<String, Balance> balances, List<String> wrong) {
        var committed = new HashMap<String, Long>();
        var disbursed = new HashMap<String, Long>();
        for (var one : acknowledged) {
            var deed = one.deed();
            (deed.commitment() ? committed : disbursed).merge(deed.line(), deed.amount(), Long::sum);
        }
        balances.forEach((line, shown) -> {
            long promised = committed.getOrDefault(line, 0L);
            long paid = disbursed.getOrDefault(line, 0L);
            if (shown.available() != shown.allocated() - promised
                    || shown.committed() != promised - paid
                    || shown.spent() != paid) {
                wrong.add("line " + line + " shows " + shown + ", but " + promised + " committed and " + paid
                        + " disbursed were acknowledged");
            }
            if (shown.lowest() < 0) {
                wrong.add("line " + line + " has a negative bucket");
            }
        });
        committed.keySet().stream().filter(line -> !balances.containsKey(line)).forEach(line -> wrong.add(
                "line " + line + " is not shown"));
    }
}
