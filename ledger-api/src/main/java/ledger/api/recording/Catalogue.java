package ledger.api.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.store.EventLog;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentRefusal.NotALeafLine;
import ledger.core.allotment.AllotmentRefusal.UnknownLine;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The registered plans as the log has them, so that who may touch a line is known the moment its plan is recorded. A
 * plan's rows never change, so what was read once is kept.
 */
@Component
public final class Catalogue {

    private final EventLog log;
    private final StoredEvents events;
    private final Map<PlanId, Entry> known = new ConcurrentHashMap<>();

    Catalogue(EventLog log, StoredEvents events) {
        this.log = log;
        this.events = events;
    }

    /** A plan with its rows by code. */
    private record Entry(Plan plan, Map<LineCode, Row> rows) {}

    /** A row below the sections, and the section it stands in. */
    public record Row(LineId id, Line line, Section section) {

        /** The code of the agency that leads the line. */
        public String leadAgency() {
            return line.ledBy(section).code();
        }
    }

    /** @throws Problem {@code not-found} when the text is no plan's id */
    public Plan plan(String text) {
        return entry(text).plan();
    }

    private Entry entry(String text) {
        var entry = PlanId.valid(text) ? find(new PlanId(text)) : null;
        if (entry == null) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", text);
        }
        return entry;
    }

    private @Nullable Entry find(PlanId id) {
        var entry = known.get(id);
        if (entry == null) {
            entry = read(id);
            if (entry != null) {
                known.put(id, entry);
            }
        }
        return entry;
    }

    private @Nullable Entry read(PlanId id) {
        var first = log.stream(id.value(), 0);
        if (first.isEmpty() || !(events.payload(first.get(0)) instanceof PlanRegistered registered)) {
            return null;
        }
        var plan = registered.approved();
        var rows = new ConcurrentHashMap<LineCode, Row>();
        for (var section : plan.sections()) {
            section.lines().stream()
                    .flatMap(Line::withDescendants)
                    .forEach(line -> rows.put(line.code(), new Row(new LineId(id, line.code()), line, section)));
        }
        return new Entry(plan, rows);
    }

    /**
     * The leaf line that a body names.
     *
     * @throws Problem {@code not-found} for an unknown plan
     * @throws Refused {@code unknown-line} or {@code not-a-leaf-line}
     */
    public Row leaf(String plan, String code) {
        var entry = entry(plan);
        var row = LineCode.valid(code) ? entry.rows().get(new LineCode(code)) : null;
        if (row != null && row.line().leaf()) {
            return row;
        }
        var known = entry.plan();
        if (row != null) {
            throw new Refused(new NotALeafLine(
                    known.id(), row.line().code(), codes(row.line().leaves())));
        }
        var section = known.sections().stream()
                .filter(one -> one.code().value().equals(code))
                .findFirst();
        throw new Refused(
                section.isPresent()
                        ? new NotALeafLine(
                                known.id(),
                                section.get().code(),
                                codes(section.get().leaves()))
                        : new UnknownLine(known.id(), code));
    }

    private static List<LineCode> codes(Stream<Line> leaves) {
        return leaves.map(Line::code).toList();
    }

    /** The row with this id; empty when there is no such plan or row. */
    public Optional<Row> row(LineId id) {
        var entry = find(id.plan());
        return entry == null
                ? Optional.empty()
                : Optional.ofNullable(entry.rows().get(id.code()));
    }

    /** The agency that leads a line; empty when there is no such line. */
    public Optional<String> leadAgency(LineId id) {
        return row(id).map(Row::leadAgency);
    }

    /** The streams of a registered plan: its own and its leaves'. */
    public List<String> streams(PlanId id) {
        var entry = find(id);
        return entry == null ? List.of(id.value()) : streams(entry.plan());
    }

    /** The streams of a plan: its own and its leaves'. */
    public static List<String> streams(Plan plan) {
        return Stream.concat(
                        Stream.of(plan.id().value()),
                        plan.leaves().map(line -> new LineId(plan.id(), line.code()).toString()))
                .toList();
    }
}
