package ledger.api.page.entry;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.api.page.entry.Form.Control;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.store.EventLog;
import ledger.api.words.Words;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the forms: with what can be known before anything is typed, and with what became of it afterwards. */
@Component
final class Forms {

    private final Lines lines;
    private final FormFacts facts;
    private final Defaults defaults;
    private final Steps steps;
    private final SamePapers papers;
    private final EventLog log;
    private final OtherDoors doors;

    Forms(
            Lines lines,
            FormFacts facts,
            Defaults defaults,
            Steps steps,
            SamePapers papers,
            EventLog log,
            OtherDoors doors) {
        this.lines = lines;
        this.facts = facts;
        this.defaults = defaults;
        this.steps = steps;
        this.papers = papers;
        this.log = log;
        this.doors = doors;
    }

    /** What came of a form that was sent. */
    private record Came(@Nullable Effect effect, @Nullable Refusal refusal, boolean tried) {

        private static final Came NOTHING = new Came(null, null, false);
    }

    /** The position that forms show: what they are decided on. */
    long position() {
        return log.head();
    }

    /** The lines that a form offers; none where it is about a fact. */
    List<Lines.Choice> lines(Plan plan, Entered entered, Caller caller) {
        return !entered.onFact() && doors.open(Beginnings.path(plan.id().value(), entered.act()), caller)
                ? lines.of(plan, doors.through(Beginnings.path(plan.id().value(), entered.act()), caller))
                : List.of();
    }

    /**
     * Nobody fills in what would not be taken from them.
     *
     * @throws Problem {@code forbidden}, and {@code not-found} or {@code outside-agency} for a fact
     */
    void mustBeOpen(PlanId plan, Entered entered, Caller caller) {
        var open = entered.target() == null
                ? doors.open(Beginnings.path(plan.value(), entered.act()), caller)
                : facts.takes(entered.act(), entered.target(), caller);
        if (!open) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
    }

    /**
     * A form with nothing sent yet.
     *
     * @throws Problem {@code not-found} or {@code outside-agency} for a fact that the caller may not touch
     */
    Form begun(Plan plan, Entered entered, Caller caller, Words say) {
        var filled = entered.filledUp(defaults.of(plan, entered, caller, say));
        return form(plan, filled, lines(plan, filled, caller), Came.NOTHING, caller, say);
    }

    Form tried(Plan plan, Entered entered, List<Lines.Choice> offered, Effect effect, Caller caller, Words say) {
        return form(plan, entered, offered, new Came(effect, null, true), caller, say);
    }

    Form refused(
            Plan plan,
            Entered entered,
            List<Lines.Choice> offered,
            Refusal refusal,
            boolean tried,
            Caller caller,
            Words say) {
        return form(plan, entered, offered, new Came(null, refusal, tried), caller, say);
    }

    private Form form(Plan plan, Entered entered, List<Lines.Choice> offered, Came came, Caller caller, Words say) {
        var act = entered.act();
        var chosen = chosen(entered, offered);
        var typed = TypedAmount.read(entered.text(Field.AMOUNT)).orElse(null);
        return new Form(
                plan.id().value(),
                act.slug(),
                facts.target(entered.target(), caller, say),
                facts.target(entered.replaces(), caller, say),
                entered.replaces() == null
                        ? List.of()
                        : controls(Act.REVERSE.asked(true), Entered.UNDO, entered, came.refusal()),
                controls(act.asked(entered.onFact()), "", entered, came.refusal()),
                controls(act.more(entered.onFact()), "", entered, came.refusal()),
                key(entered, came.refusal()),
                offered,
                chosen,
                like(entered, offered),
                offered.stream()
                        .flatMap(line -> line.portions().stream())
                        .distinct()
                        .toList(),
                typed,
                Stream.of(LaterPapers.of(entered, say), papers.of(plan, entered, chosen, say))
                        .flatMap(List::stream)
                        .toList(),
                came.effect(),
                came.refusal(),
                came.tried(),
                came.refusal() == null ? List.of() : steps.of(plan, entered, came.refusal(), caller),
                position());
    }

    /** A new one, unless what was sent may still be recorded: then sending it again must not record it twice. */
    private static String key(Entered entered, @Nullable Refusal refusal) {
        return refusal != null && refusal.undecided() && entered.key() != null
                ? entered.key()
                : UUID.randomUUID().toString();
    }

    private static List<Lines.Choice> chosen(Entered entered, List<Lines.Choice> offered) {
        return entered.act().all(entered.onFact()).stream()
                .filter(field -> field.kind() == Field.Kind.LINE)
                .flatMap(field -> Lines.find(entered.text(field), offered).stream())
                .toList();
    }

    /** What may have been meant by lines that were typed and are none. */
    private static List<Lines.Choice> like(Entered entered, List<Lines.Choice> offered) {
        return entered.act().all(entered.onFact()).stream()
                .filter(field -> field.kind() == Field.Kind.LINE)
                .map(entered::text)
                .filter(typed -> Lines.find(typed, offered).isEmpty())
                .flatMap(typed -> Lines.like(typed, offered).stream())
                .toList();
    }

    private static List<Control> controls(
            List<Field> fields, String prefix, Entered entered, @Nullable Refusal refusal) {
        var needed = prefix.isEmpty() ? entered.act().asked(entered.onFact()) : fields;
        var cursor = cursor(entered, refusal);
        return fields.stream()
                .map(field -> {
                    var name = prefix + field.path();
                    return new Control(
                            name,
                            label(field, prefix, entered.act()),
                            field.kind(),
                            entered.typed().getOrDefault(name, ""),
                            needed.contains(field) && !entered.act().optional(field),
                            refusal == null ? null : refusal.at(name),
                            field.longest(),
                            name.equals(cursor));
                })
                .toList();
    }

    /** The reversal and what replaces it ask for the same; and an amount may be that of all there is to be. */
    private static String label(Field field, String prefix, Act act) {
        var total = act == Act.ADJUST && field == Field.AMOUNT ? "total_" : "";
        return prefix + total + field.name().toLowerCase(Locale.ROOT);
    }

    /** The control where something is wrong, else the first one that is empty; null when there is none. */
    private static @Nullable String cursor(Entered entered, @Nullable Refusal refusal) {
        var wrong = refusal == null
                ? Stream.<String>empty()
                : refusal.errors().stream().map(Refusal.FieldError::field).filter(Objects::nonNull);
        var asked = entered.act().asked(entered.onFact()).stream();
        var empty = entered.replaces() == null
                ? asked.map(Field::path)
                // All that the old one had is there; what it did not have need not be filled in now.
                : Stream.concat(
                        Act.REVERSE.asked(true).stream().map(field -> Entered.UNDO + field.path()),
                        asked.filter(field -> !entered.act().optional(field)).map(Field::path));
        return Stream.concat(
                        wrong,
                        empty.filter(
                                name -> entered.typed().getOrDefault(name, "").isEmpty()))
                .findFirst()
                .orElse(null);
    }
}
