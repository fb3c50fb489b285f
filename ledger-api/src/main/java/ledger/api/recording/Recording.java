package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.store.EventLog;
import ledger.api.store.Ledger;
import ledger.api.store.Receipt;
import ledger.api.store.StaleVersion;
import ledger.api.store.Step;
import ledger.api.store.StoredEvent;
import ledger.core.Fact;
import ledger.core.Refused;
import ledger.core.budget.LineFold;
import ledger.core.budget.Recorded;
import ledger.core.law.RuleSet;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has commands decided and recorded, and says how the books stood right after each fact. */
@Component
public final class Recording {

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Ledger ledger;
    private final EventLog log;
    private final StoredEvents events;
    private final LoadedLaw law;

    Recording(Ledger ledger, EventLog log, StoredEvents events, LoadedLaw law) {
        this.ledger = ledger;
        this.log = log;
        this.events = events;
        this.law = law;
    }

    /**
     * A recorded fact, as it is stored and as the books stood after it.
     *
     * @param rules under which it was decided; empty when only a newer ledger knows them
     */
    public record Entry(StoredEvent stored, Recorded recorded, Optional<RuleSet> rules) {}

    private Entry entry(StoredEvent stored, Recorded recorded) {
        return new Entry(stored, recorded, law.of(stored));
    }

    /**
     * Waits until a command is decided and stored.
     *
     * @throws Refused when a rule does not allow it
     * @throws StaleVersion when nothing stands where the request's {@code If-Match} expects it
     * @throws Problem {@code request-in-flight} when it is not decided within ten seconds
     */
    public Receipt record(Object command, Asked asked) throws Exception {
        return record(List.of(new Step(command, asked.envelope())), asked);
    }

    /** The same for commands that are recorded together or not at all. */
    Receipt record(List<Step> steps, Asked asked) throws Exception {
        return await(ledger.record(steps, asked.key(), ETags.expected(asked.request())));
    }

    /**
     * Decides commands on what is recorded by now, and records nothing.
     *
     * @return what would be recorded if they were the next ones
     * @throws Refused when a rule does not allow it; it is not kept
     * @throws StaleVersion as {@link #record} does
     */
    Receipt attempt(List<Step> steps, HttpServletRequest request) throws Exception {
        return await(ledger.attempt(steps, ETags.expected(request)));
    }

    /**
     * Hands over one of the many commands of a request, which change what the next ones find: {@code If-Match} is not
     * asked. Commands are decided in the order in which they were handed over.
     */
    public CompletableFuture<Receipt> send(Object command, Asked asked) {
        return ledger.record(command, asked.envelope(), asked.key());
    }

    /** Waits for a command that was handed over, as {@link #record} does. */
    public Receipt await(CompletableFuture<Receipt> sent) throws Exception {
        try {
            return sent.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } catch (TimeoutException undecided) {
            throw Problem.of(ProblemCode.REQUEST_IN_FLIGHT).retryAfter(2);
        }
    }

    /** The fact with an id; empty when there is none. */
    public Optional<Fact> fact(FactId id) {
        return log.at(id.line().toString(), id.number())
                .map(events::payload)
                .filter(Fact.class::isInstance)
                .map(Fact.class::cast);
    }

    /** The facts among the events of a receipt; of a repeated command they are folded again from the log. */
    public List<Entry> entries(Receipt receipt) {
        if (receipt.result() instanceof Recorded one) {
            return List.of(entry(receipt.events().get(receipt.events().size() - 1), one));
        } else if (receipt.result() instanceof List<?> several) {
            return paired(receipt.events(), several.stream().flatMap(Recording::each));
        }
        return receipt.events().stream()
                .filter(stored -> events.payload(stored) instanceof Fact)
                .map(this::again)
                .toList();
    }

    /** What a receipt is of. */
    Outcome outcome(Receipt receipt) {
        return new Outcome(receipt.events(), () -> events.payloads(receipt.events()), () -> entries(receipt), law);
    }

    /** The facts of one command or of several. */
    private static Stream<Recorded> each(@Nullable Object result) {
        return result instanceof List<?> facts
                ? facts.stream().map(Recorded.class::cast)
                : Stream.of((Recorded) result);
    }

    /** Facts with their events; both are in the order of their recording, and plans have events that are no facts. */
    private List<Entry> paired(List<StoredEvent> events, Stream<Recorded> facts) {
        var rest = events.iterator();
        return facts.map(fact -> entry(next(rest, fact.fact().id()), fact)).toList();
    }

    private static StoredEvent next(Iterator<StoredEvent> events, FactId fact) {
        while (true) {
            var stored = events.next();
            if (stored.sequence() == fact.number()
                    && stored.stream().equals(fact.line().toString())) {
                return stored;
            }
        }
    }

    /** Facts of the log with the books as they stood right after each, by position; each line is folded once. */
    public Map<Long, Entry> again(Collection<StoredEvent> facts) {
        var entries = new HashMap<Long, Entry>();
        facts.stream().collect(Collectors.groupingBy(StoredEvent::stream)).forEach((stream, wanted) -> {
            var bySequence = wanted.stream()
                    .collect(Collectors.toMap(StoredEvent::sequence, stored -> stored, (one, same) -> one));
            var last = bySequence.keySet().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            var recorded = LineFold.recorded(events.payloads(log.stream(stream, last)), bySequence.keySet());
            bySequence.forEach((sequence, stored) ->
                    entries.put(stored.position(), entry(stored, Objects.requireNonNull(recorded.get(sequence)))));
        });
        return entries;
    }

    /** A fact of the log with the books as they stood right after it. */
    public Entry again(StoredEvent stored) {
        return entry(stored, LineFold.lastOf(events.payloads(log.stream(stored.stream(), stored.sequence()))));
    }
}
