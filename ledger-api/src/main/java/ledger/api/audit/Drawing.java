package ledger.api.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import ledger.api.audit.Sample.Item;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.projections.Query;
import ledger.projections.journal.Drawn;
import ledger.projections.journal.Samples;
import org.springframework.stereotype.Component;

/** Draws samples, a few at once: which events, the register of the journal says, and what they are, the log. */
@Component
final class Drawing {

    /** Each looks at all of the journal. */
    private static final int AT_ONCE = 2;

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Samples samples;
    private final JournalPages pages;

    Drawing(Samples samples, JournalPages pages) {
        this.samples = samples;
        this.pages = pages;
    }

    /**
     * @param sampling of a position that the registers show
     * @throws Problem {@code overloaded} while as many are drawn as may, {@code validation} when the amounts add up to more
     *     than can be counted
     */
    Sample draw(Sampling sampling) {
        if (!turns.tryAcquire()) {
            throw Problem.of(ProblemCode.OVERLOADED).retryAfter(RETRY_AFTER_SECONDS);
        }
        try {
            return drawn(sampling);
        } catch (ArithmeticException tooMuch) {
            throw Problem.validation(new FieldError("/filter", "amounts-too-large", Map.of("most", Long.MAX_VALUE)));
        } finally {
            turns.release();
        }
    }

    private Sample drawn(Sampling sampling) {
        var events = sampling.population();
        return switch (sampling.method()) {
            case RANDOM ->
                sample(sampling, samples.events(events), samples.byChance(events, seed(sampling), sampling.size()));
            case TOP -> sample(sampling, samples.amounts(events), samples.byAmount(events, sampling.size()));
            case MONETARY_UNIT -> byUnit(sampling, samples.amounts(events));
        };
    }

    private Sample byUnit(Sampling sampling, Query.Sum population) {
        // Of less money than there are units to be drawn, each đồng is drawn; else never the last (sum mod size) đồng.
        long interval = Math.max(1, population.sum() / sampling.size());
        long start = start(seed(sampling), interval);
        var drawn = samples.byUnit(sampling.population(), start, interval, sampling.size());
        return new Sample(sampling, population, interval, start, items(drawn));
    }

    private Sample sample(Sampling sampling, Query.Sum population, List<Drawn> drawn) {
        return new Sample(sampling, population, null, null, items(drawn));
    }

    private List<Item> items(List<Drawn> drawn) {
        var told = pages.told(drawn.stream().map(Drawn::entry).toList());
        return IntStream.range(0, drawn.size())
                .mapToObj(place -> new Item(drawn.get(place), told.get(place)))
                .toList();
    }

    private static String seed(Sampling sampling) {
        return Objects.requireNonNull(sampling.seed());
    }

    /** SHA-256 of the seed as a number, mod the interval, + 1. */
    private static long start(String seed, long interval) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).mod(BigInteger.valueOf(interval)).longValueExact() + 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
