package ledger.api.audit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import ledger.api.audit.Sample.Item;
import ledger.projections.Query;
import ledger.projections.journal.Drawn;
import ledger.projections.journal.Journal;
import ledger.projections.journal.Samples;
import org.springframework.stereotype.Component;

/** Draws samples: which events, the register of the journal says, and what they are, the log. */
@Component
final class Drawing {

    private final Journal journal;
    private final Samples samples;
    private final JournalPages pages;

    Drawing(Journal journal, Samples samples, JournalPages pages) {
        this.journal = journal;
        this.samples = samples;
        this.pages = pages;
    }

    /** @param sampling of a position that the registers show */
    Sample draw(Sampling sampling) {
        var population = journal.sum(sampling.population()).value();
        return switch (sampling.method()) {
            case RANDOM ->
                sample(sampling, population, samples.byChance(sampling.population(), seed(sampling), sampling.size()));
            case TOP -> sample(sampling, population, samples.byAmount(sampling.population(), sampling.size()));
            case MONETARY_UNIT -> byUnit(sampling, population);
        };
    }

    private Sample byUnit(Sampling sampling, Query.Sum population) {
        // Of less money than there are units to be drawn, each đồng is drawn.
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
