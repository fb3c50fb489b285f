package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random commands over HTTP beside a model that knows nothing of the ledger: pots of money, and what stands in each. The
 * model says beforehand whether a command will be recorded, and afterwards what every balance must be. Days only go
 * forward here; facts dated back are the random ledger's of the core.
 *
 * <p>{@code -Dledger.walk.steps=100000} walks further, {@code -Dledger.walk.seed=…} walks the same way again.
 */
class RandomWalkTest extends Story {

    private static final int STEPS = Integer.getInteger("ledger.walk.steps", 400);
    private static final long SEED = Long.getLong("ledger.walk.seed", System.nanoTime());
    private static final String OUTSIDE = "outside";
    private static final String DECISION = "\"decision\": {\"number\": \"1786/QĐ-UBND\", \"date\": \"2021-04-01\"}";

    /** A portion of a line. */
    private record Pot(String line, String portion) {
        String available() {
            return "available " + this;
        }
    }

    private record Move(String from, String to, long amount) {}

    /** What was recorded; {@code growth} is what it does to the limit of its pot. */
    private record Fact(
            String id,
            String resource,
            Pot pot,
            List<Move> moves,
            @Nullable String ground,
            Map<Pot, Long> growth) {}

    private static final List<Pot> POTS = List.of(
            new Pot("I.1", "NEW"), new Pot("II.2", "NEW"), new Pot("III.2", "NEW"), new Pot("III.2", "2016-2020"));

    private final Random random = new Random(SEED);
    private final Map<String, Long> standing = new HashMap<>();
    private final Map<Pot, Long> limits = new HashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> reversedBy = new HashMap<>();
    private int recorded;
    private int refused;
    private long position;

    @Test
    void every_command_is_answered_as_the_model_says() {
        System.out.println("random walk: -Dledger.walk.seed=" + SEED);
        register();
        limits.putAll(Map.of(
                POTS.get(0),
                15_000_000L,
                POTS.get(1),
                57_840_000L,
                POTS.get(2),
                200_000_000L,
                POTS.get(3),
                100_000_000L));
        for (int step = 0; step < STEPS; step++) {
            step(LocalDate.of(2021, 4, 1).plusDays(200L * step / STEPS).toString());
        }
        System.out.println("random walk: " + recorded + " recorded, " + refused + " refused");
        assertThat(recorded).as("the walk records").isGreaterThan(STEPS / 4);
        assertThat(refused).as("the walk meets rules").isGreaterThan(STEPS / 10);
        for (var pot : POTS) {
            var shown = balance("portion", pot.line() + "/" + pot.portion(), position);
            for (var bucket : List.of("available", "held", "committed", "advanced", "spent")) {
                assertThat(shown.path(bucket).asLong())
                        .as("%s of %s, seed %d", bucket, pot, SEED)
                        .isEqualTo(in(bucket, pot));
            }
            assertThat(shown.path("limit").asLong()).isEqualTo(limits.get(pot));
        }
    }

    private void step(String day) {
        var pot = POTS.get(random.nextInt(POTS.size()));
        switch (random.nextInt(15)) {
            case 0 -> allocate("INITIAL", pot, amount(), day);
            case 1 -> allocate("SUPPLEMENT", pot, amount(), day);
            case 2 -> allocate("REDUCTION", pot, amount(), day);
            case 3 -> transfer(pot, POTS.get(random.nextInt(POTS.size())), amount(), day);
            case 4 -> onPot("holds", pot, "", "held ", amount(), day);
            case 5, 6 -> onPot("commitments", pot, commitmentMembers(), "committed ", amount(), day);
            case 7 -> onPot("disbursements", pot, "\"kind\": \"PAYMENT\",", "spent ", amount(), day);
            case 8 -> onPot("disbursements", pot, "\"kind\": \"ADVANCE\",", "advanced ", amount(), day);
            case 9 -> onPaper("commitments", "disbursements", day);
            case 10 -> onPaper("holds", "releases", day);
            case 11 -> onPaper("commitments", random.nextBoolean() ? "releases" : "adjustments", day);
            case 12 -> onPaper("disbursements", random.nextBoolean() ? "settlements" : "recoveries", day);
            case 13 -> onPaper("disbursements", "returns", day);
            default -> reverse(day);
        }
    }

    private static String commitmentMembers() {
        return """
                "payee": {"name": "Công ty B"}, "contract": {"number": "12/HĐ", "date": "2021-04-01"},""";
    }

    private long amount() {
        return 1 + random.nextInt(random.nextInt(4) == 0 ? 120_000_000 : 8_000_000);
    }

    private long at(String account) {
        return account.equals(OUTSIDE) ? Long.MAX_VALUE : standing.getOrDefault(account, 0L);
    }

    private boolean covered(List<Move> moves) {
        return moves.stream().allMatch(move -> at(move.from()) >= move.amount());
    }

    private void allocate(String kind, Pot pot, long amount, String day) {
        boolean takes = kind.equals("REDUCTION");
        var moves = List.of(
                takes ? new Move(pot.available(), OUTSIDE, amount) : new Move(OUTSIDE, pot.available(), amount));
        boolean fits = !kind.equals("INITIAL") || allocated(pot) + amount <= limits.get(pot);
        long growth = kind.equals("INITIAL") ? 0 : takes ? -amount : amount;
        var answer = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "%s", "lineCode": "%s", "portion": "%s", "amount": %d, %s, "effectiveDate": "%s", "reason": "x"}
                """.formatted(
                        kind, pot.line(), pot.portion(), amount, DECISION, day));
        settle(answer, fits && covered(moves), "allocations", pot, moves, null, Map.of(pot, growth));
    }

    private void transfer(Pot from, Pot to, long amount, String day) {
        var moves = List.of(new Move(from.available(), to.available(), amount));
        var answer = officer().post("/plans/" + plan + "/transfers", """
                {"fromLine": "%s", "fromPortion": "%s", "toLine": "%s", "toPortion": "%s", "amount": %d, %s,
                 "effectiveDate": "%s", "reason": "x"}
                """.formatted(
                        from.line(), from.portion(), to.line(), to.portion(), amount, DECISION, day));
        boolean accepted = covered(moves) && !from.equals(to);
        settle(
                answer,
                accepted,
                "transfers",
                from,
                moves,
                null,
                from.equals(to) ? Map.of() : Map.of(from, -amount, to, amount));
    }

    /** Takes what is available of a pot into an account of the new paper. */
    private void onPot(String resource, Pot pot, String members, String account, long amount, String day) {
        var client = resource.equals("holds") ? officer() : accountant();
        var answer = client.post(
                "/plans/" + plan + "/" + resource, """
                {"lineCode": "%s", "portion": "%s", %s "amount": %d, "effectiveDate": "%s", "reason": "x"}
                """.formatted(pot.line(), pot.portion(), members, amount, day));
        var moves = List.of(new Move(pot.available(), account + answer.text("id"), amount));
        settle(answer, covered(moves), resource, pot, moves, null, Map.of());
    }

    /** Does something to a paper that stands, of which there may be none. */
    private void onPaper(String resource, String act, String day) {
        var papers = ids.stream()
                .map(facts::get)
                .filter(fact -> fact.resource().equals(resource) && !reversedBy.containsKey(fact.id()))
                .toList();
        if (papers.isEmpty()) {
            return;
        }
        var paper = papers.get(random.nextInt(papers.size()));
        long amount = amount();
        var client = resource.equals("holds") ? officer() : accountant();
        var kind = random.nextBoolean() ? "PAYMENT" : "ADVANCE";
        var members = act.equals("disbursements") ? "\"kind\": \"" + kind + "\"," : "";
        var answer = client.post("/" + resource + "/" + paper.id() + "/" + act, """
                {%s "amount": %d, "effectiveDate": "%s", "reason": "x"}
                """.formatted(members, amount, day));
        var id = paper.id();
        var source = paper.ground() == null ? paper.pot().available() : "committed " + paper.ground();
        boolean advance = paper.moves().get(0).to().startsWith("advanced");
        boolean possible = true;
        List<Move> moves;
        switch (act) {
            case "disbursements" ->
                moves = List.of(new Move(
                        "committed " + id,
                        (kind.equals("PAYMENT") ? "spent " : "advanced ") + answer.text("id"),
                        amount));
            case "releases" ->
                moves = List.of(new Move(
                        (resource.equals("holds") ? "held " : "committed ") + id,
                        paper.pot().available(),
                        amount));
            case "settlements" -> moves = List.of(new Move("advanced " + id, "spent " + id, amount));
            case "recoveries" -> moves = List.of(new Move("advanced " + id, source, amount));
            case "returns" -> moves = List.of(new Move("spent " + id, source, amount));
            default -> {
                long change = amount - total(paper);
                possible = change != 0;
                moves = List.of(
                        change > 0
                                ? new Move(paper.pot().available(), "committed " + id, change)
                                : new Move("committed " + id, paper.pot().available(), -change));
            }
        }
        possible &= advance || !(act.equals("settlements") || act.equals("recoveries"));
        settle(answer, possible && covered(moves), act, paper.pot(), moves, id, Map.of());
    }

    /** What a commitment is for: what it was made for and the adjustments of it that stand. */
    private long total(Fact commitment) {
        long total = commitment.moves().get(0).amount();
        for (var fact : facts.values()) {
            if (fact.resource().equals("adjustments")
                    && commitment.id().equals(fact.ground())
                    && !reversedBy.containsKey(fact.id())) {
                var move = fact.moves().get(0);
                total += move.to().startsWith("committed") ? move.amount() : -move.amount();
            }
        }
        return total;
    }

    private void reverse(String day) {
        if (ids.isEmpty()) {
            return;
        }
        var fact = facts.get(ids.get(random.nextInt(ids.size())));
        boolean ofHold =
                fact.ground() != null && facts.get(fact.ground()).resource().equals("holds");
        if (ofHold) {
            return; // a hold's release is undone by holding again
        }
        var officers = List.of("allocations", "transfers", "holds");
        var client = officers.contains(fact.resource()) ? officer() : accountant();
        var answer = client.post("/" + fact.resource() + "/" + fact.id() + "/reversals", undo(day));
        boolean first = !reversedBy.containsKey(fact.id());
        boolean free = facts.values().stream()
                .noneMatch(other -> fact.id().equals(other.ground()) && !reversedBy.containsKey(other.id()));
        boolean there = fact.moves().stream().allMatch(move -> at(move.to()) >= move.amount());
        if (expect(answer, first && free && there, "reverse " + fact)) {
            fact.moves().forEach(move -> move(move.to(), move.from(), move.amount()));
            fact.growth().forEach((pot, growth) -> limits.merge(pot, -growth, Long::sum));
            reversedBy.put(fact.id(), answer.raw().body());
            check(answer, fact.pot());
        }
    }

    private void settle(
            Answer answer,
            boolean accepted,
            String resource,
            Pot pot,
            List<Move> moves,
            @Nullable String ground,
            Map<Pot, Long> growth) {
        if (expect(answer, accepted, resource + " " + moves)) {
            moves.forEach(move -> move(move.from(), move.to(), move.amount()));
            growth.forEach((of, more) -> limits.merge(of, more, Long::sum));
            var id = answer.text("id");
            facts.put(id, new Fact(id, resource, pot, moves, ground, growth));
            ids.add(id);
            owners.put(id, pot);
            check(answer, pot);
        }
    }

    private boolean expect(Answer answer, boolean accepted, String what) {
        assertThat(answer.status())
                .as("%s, seed %d: %s", what, SEED, answer.raw().body())
                .isIn(accepted ? List.of(201) : List.of(404, 409, 422));
        if (accepted) {
            recorded++;
            position = answer.position();
        } else {
            refused++;
        }
        return accepted;
    }

    private void move(String from, String to, long amount) {
        standing.merge(from, -amount, Long::sum);
        standing.merge(to, amount, Long::sum);
    }

    private final Map<String, Pot> owners = new HashMap<>();

    private long in(String bucket, Pot pot) {
        if (bucket.equals("available")) {
            return at(pot.available());
        }
        return standing.entrySet().stream()
                .filter(account -> account.getKey().startsWith(bucket + " ")
                        && pot.equals(owners.get(account.getKey().substring(bucket.length() + 1))))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long allocated(Pot pot) {
        return List.of("available", "held", "committed", "advanced", "spent").stream()
                .mapToLong(bucket -> in(bucket, pot))
                .sum();
    }

    private void check(Answer answer, Pot pot) {
        var body = answer.body().has("items") ? answer.body().path("items").path(0) : answer.body();
        var after = body.path("portionBalanceAfter");
        for (var bucket : List.of("available", "held", "committed", "advanced", "spent")) {
            assertThat(after.path(bucket).asLong())
                    .as("%s of %s, seed %d: %s", bucket, pot, SEED, answer.raw().body())
                    .isEqualTo(in(bucket, pot));
        }
    }
}
