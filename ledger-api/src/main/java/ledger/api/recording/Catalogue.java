package ledger.api.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.api.store.StreamVersion;
import ledger.core.LedgerEvent;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentRefusal.NotALeafLine;
import ledger.core.allotment.AllotmentRefusal.UnknownLine;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.carryover.CarryOverEvent.AppendixExtended;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.core.registration.RegistrationRefusal.PlanIsWithdrawn;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.core.yearend.YearEndEvent.YearReopened;
import ledger.projections.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The plans as the log has them, so that who may touch a line is known the moment its plan is recorded. A plan seldom
 * changes, so it is kept and looked at again after a second at most; what changed meanwhile, here or on another node, is
 * the end of its stream. Whether a command is allowed does not depend on it: that the aggregates decide.
 */
@Component
public final class Catalogue {

    private static final long FRESH_NANOS = 1_000_000_000;

    private final EventLog log;
    private final StoredEvents events;
    private final Map<PlanId, Entry> known = new ConcurrentHashMap<>();

    Catalogue(EventLog log, StoredEvents events) {
        this.log = log;
        this.events = events;
    }

    /**
     * A plan as it stands.
     *
     * @param amendments how many amended appendices followed the first one
     * @param successions the agencies that others took over from, in order
     * @param withdrawal null while it is in force
     * @param closed the day as of which its year was closed; null while it is open
     */
    public record Known(
            Plan plan,
            int amendments,
            List<AgencySucceeded> successions,
            @Nullable Withdrawal withdrawal,
            @Nullable LocalDate closed) {

        /** The same plan with another appendix. */
        public Known amended(PlanAmended amended) {
            return new Known(amended.approved(), amended.number(), successions, withdrawal, closed);
        }

        /** The same plan, no longer in force. */
        public Known withdrawn(PlanWithdrawn withdrawn, Instant recordedAt) {
            return new Known(plan, amendments, successions, new Withdrawal(withdrawn.effective(), recordedAt), closed);
        }

        private Known succeeded(AgencySucceeded succeeded) {
            var successor = plan.succeeded(succeeded.predecessor(), succeeded.successor());
            var all = Stream.concat(successions.stream(), Stream.of(succeeded)).toList();
            return new Known(successor, amendments, all, withdrawal, closed);
        }

        private Known extended(Plan extended) {
            return new Known(extended, amendments, successions, withdrawal, closed);
        }

        private Known closed(@Nullable LocalDate day) {
            return new Known(plan, amendments, successions, withdrawal, day);
        }
    }

    /** A plan as it stands at a version of its stream. */
    public record Standing(Known known, StreamVersion version) {}

    /** That a plan is no longer in force, from which day, and since when that is recorded. */
    public record Withdrawal(LocalDate effective, Instant recordedAt) {}

    /** One event that made a plan what it is. */
    private record Made(long position, Instant recordedAt, LedgerEvent event) {}

    /** A plan with its rows by code, and what made it so, up to a number of its stream, and when that was read. */
    private record Entry(Known known, Map<LineCode, Row> rows, List<Made> made, long sequence, long readAt) {

        private Entry read(long until) {
            return new Entry(known, rows, made, until, System.nanoTime());
        }
    }

    /** A row below the sections, and the section it stands in. */
    public record Row(LineId id, Line line, Section section) {

        /** The code of the agency that leads the line. */
        public String leadAgency() {
            return line.ledBy(section).code();
        }
    }

    /** @throws Problem {@code not-found} when the text is no plan's id */
    public Plan plan(String text) {
        return entry(text).known().plan();
    }

    /**
     * The plan with everything that is recorded of it by now.
     *
     * @throws Problem {@code not-found} when the text is no plan's id
     */
    public Known current(String text) {
        return standing(text).known();
    }

    /**
     * The same, with the version of the plan's stream that says so.
     *
     * @throws Problem {@code not-found} when the text is no plan's id
     */
    public Standing standing(String text) {
        var entry = known(PlanId.valid(text) ? refreshed(new PlanId(text)) : null, text);
        return new Standing(entry.known(), new StreamVersion(text, entry.sequence()));
    }

    /**
     * The plan as of a moment, and with everything recorded by now for null; empty when it was not there yet.
     *
     * @throws Problem {@code not-found} when the text is no plan's id
     */
    public Optional<Known> asOf(String text, @Nullable Moment moment) {
        if (moment == null) {
            return Optional.of(current(text));
        }
        var entry = known(PlanId.valid(text) ? refreshed(new PlanId(text)) : null, text);
        Known then = null;
        for (var made : entry.made()) {
            if (moment.covers(made.event(), made.position())) {
                then = after(then, made);
            }
        }
        return Optional.ofNullable(then);
    }

    /** Looks again at the plans that were written to, so that whoever asks this node next sees it. */
    void follow(List<StoredEvent> recorded) {
        recorded.stream()
                .map(StoredEvent::stream)
                .filter(PlanId::valid)
                .distinct()
                .forEach(plan -> refreshed(new PlanId(plan)));
    }

    private Entry entry(String text) {
        return known(PlanId.valid(text) ? find(new PlanId(text)) : null, text);
    }

    private static Entry known(@Nullable Entry entry, String text) {
        if (entry == null) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", text);
        }
        return entry;
    }

    private @Nullable Entry find(PlanId id) {
        var entry = known.get(id);
        return entry != null && System.nanoTime() - entry.readAt() < FRESH_NANOS ? entry : refreshed(id);
    }

    /** The plan with what its stream has by now. */
    private @Nullable Entry refreshed(PlanId id) {
        var before = known.get(id);
        var entry = before;
        var more = log.streamAfter(id.value(), before == null ? -1 : before.sequence());
        for (var stored : more) {
            entry = after(entry, stored);
        }
        if (entry == null) {
            return null;
        }
        var read = entry.read(
                more.isEmpty() ? entry.sequence() : more.get(more.size() - 1).sequence());
        // Whoever has read further keeps the word.
        return known.merge(id, read, (one, other) -> one.sequence() > other.sequence() ? one : other);
    }

    private @Nullable Entry after(@Nullable Entry entry, StoredEvent stored) {
        var made = new Made(stored.position(), stored.recordedAt(), events.payload(stored));
        var before = entry == null ? null : entry.known();
        var known = after(before, made);
        if (known == null || known.equals(before)) {
            return entry;
        }
        var all = Stream.concat(entry == null ? Stream.of() : entry.made().stream(), Stream.of(made))
                .toList();
        return new Entry(known, rows(known.plan()), all, 0, 0);
    }

    private static @Nullable Known after(@Nullable Known known, Made made) {
        if (made.event() instanceof PlanRegistered registered) {
            return new Known(registered.approved(), 0, List.of(), null, null);
        } else if (known == null) {
            return null;
        } else if (made.event() instanceof PlanAmended amended) {
            return known.amended(amended);
        } else if (made.event() instanceof AppendixExtended extended) {
            return known.extended(extended.approved());
        } else if (made.event() instanceof AgencySucceeded succeeded) {
            return known.succeeded(succeeded);
        } else if (made.event() instanceof YearClosed closed) {
            return known.closed(closed.effective());
        } else if (made.event() instanceof YearReopened) {
            return known.closed(null);
        } else if (made.event() instanceof PlanWithdrawn withdrawn) {
            return known.withdrawn(withdrawn, made.recordedAt());
        }
        return known;
    }

    private static Map<LineCode, Row> rows(Plan plan) {
        var rows = new HashMap<LineCode, Row>();
        for (var section : plan.sections()) {
            section.lines().stream()
                    .flatMap(Line::withDescendants)
                    .forEach(line -> rows.put(line.code(), new Row(new LineId(plan.id(), line.code()), line, section)));
        }
        return Map.copyOf(rows);
    }

    /**
     * The leaf line that a body names.
     *
     * @param pointer to the member that names it
     * @throws Problem {@code not-found} for an unknown plan
     * @throws Refused {@code unknown-line} or {@code not-a-leaf-line}, or that the plan was withdrawn
     */
    public Row leaf(String plan, String code, String pointer) {
        var row = row(entry(plan), code);
        if (row != null && row.line().leaf()) {
            return row;
        }
        // The line may have been opened since.
        var now = known(refreshed(new PlanId(plan)), plan);
        row = row(now, code);
        if (row != null && row.line().leaf()) {
            return row;
        }
        var known = now.known().plan();
        if (row != null) {
            throw new Refused(new NotALeafLine(
                    known.id(), row.line().code(), codes(row.line().leaves()), pointer));
        }
        var section = known.sections().stream()
                .filter(one -> one.code().value().equals(code))
                .findFirst();
        throw new Refused(
                section.isPresent()
                        ? new NotALeafLine(
                                known.id(),
                                section.get().code(),
                                codes(section.get().leaves()),
                                pointer)
                        : new UnknownLine(known.id(), code, pointer));
    }

    private static @Nullable Row row(Entry entry, String code) {
        var withdrawal = entry.known().withdrawal();
        if (withdrawal != null) {
            throw new Refused(new PlanIsWithdrawn(entry.known().plan().id(), withdrawal.effective()));
        }
        return LineCode.valid(code) ? entry.rows().get(new LineCode(code)) : null;
    }

    private static List<LineCode> codes(Stream<Line> leaves) {
        return leaves.map(Line::code).toList();
    }

    /** The row with this id; empty when there is no such plan or row. */
    public Optional<Row> row(LineId id) {
        var entry = find(id.plan());
        if (entry != null && !entry.rows().containsKey(id.code())) {
            entry = refreshed(id.plan());
        }
        return entry == null
                ? Optional.empty()
                : Optional.ofNullable(entry.rows().get(id.code()));
    }

    /** The agency that leads a line; empty when there is no such line. */
    public Optional<String> leadAgency(LineId id) {
        return row(id).map(Row::leadAgency);
    }

    /** The plan with this id; empty when there is none. */
    public Optional<PlanId> registered(String text) {
        return PlanId.valid(text) && find(new PlanId(text)) != null ? Optional.of(new PlanId(text)) : Optional.empty();
    }

    /** The streams of a registered plan: its own and its leaves'. */
    public List<String> streams(PlanId id) {
        var entry = find(id);
        return entry == null ? List.of(id.value()) : streams(entry.known().plan());
    }

    /** The streams of a plan: its own and its leaves'. */
    public static List<String> streams(Plan plan) {
        return Stream.concat(
                        Stream.of(plan.id().value()),
                        plan.leaves().map(line -> new LineId(plan.id(), line.code()).toString()))
                .toList();
    }
}
