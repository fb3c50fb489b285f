package ledger.api.page.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.api.audit.EventSentences;
import ledger.api.page.entry.Form.Control;
import ledger.api.page.entry.Form.Step;
import ledger.api.page.entry.Form.Target;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.Papers;
import ledger.api.recording.Recording;
import ledger.api.recording.Recording.Entry;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.store.EventLog;
import ledger.api.words.Words;
import ledger.core.Fact;
import ledger.core.commitment.Commitment;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.law.Circumstances;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.projections.advance.DisbursementList;
import ledger.projections.commitment.CommitmentList;
import ledger.projections.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the forms: with what can be known before anything is typed, and with what became of it afterwards. */
@Component
final class Forms {

    private final Lines lines;
    private final Papers papers;
    private final Recording recording;
    private final EventLog log;
    private final Journal journal;
    private final CommitmentList commitments;
    private final DisbursementList disbursements;
    private final NamedCommands names;
    private final OtherDoors doors;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    Forms(
            Lines lines,
            Papers papers,
            Recording recording,
            EventLog log,
            Journal journal,
            CommitmentList commitments,
            DisbursementList disbursements,
            NamedCommands names,
            OtherDoors doors) {
        this.names = names;
        this.lines = lines;
        this.papers = papers;
        this.recording = recording;
        this.log = log;
        this.journal = journal;
        this.commitments = commitments;
        this.disbursements = disbursements;
        this.doors = doors;
    }

    /** What takes money of a commitment, for which it can be raised. */
    private static final Set<Act> DRAWING = Set.of(Act.PAY, Act.ADVANCE);

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
                : names.takes(
                        entered.act().command(),
                        recorded(entered.target(), caller).recorded().fact(),
                        caller);
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
        var filled = entered.filledUp(defaults(plan, entered, caller, say));
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
        var typed = TypedAmount.read(entered.text(Field.AMOUNT)).orElse(null);
        return new Form(
                plan.id().value(),
                act.slug(),
                target(entered.target(), caller, say),
                target(entered.replaces(), caller, say),
                entered.replaces() == null
                        ? List.of()
                        : controls(Act.REVERSE.asked(true), Entered.UNDO, entered, came.refusal()),
                controls(act.asked(entered.onFact()), "", entered, came.refusal()),
                controls(act.more(entered.onFact()), "", entered, came.refusal()),
                key(entered, came.refusal()),
                offered,
                chosen(entered, offered),
                like(entered, offered),
                offered.stream()
                        .flatMap(line -> line.portions().stream())
                        .distinct()
                        .toList(),
                typed,
                came.effect(),
                came.refusal(),
                came.tried(),
                came.refusal() == null ? List.of() : steps(plan, entered, came.refusal(), caller),
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
        var controls = new ArrayList<Control>();
        var wrong = refusal == null
                ? null
                : refusal.errors().stream()
                        .map(Refusal.FieldError::field)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        var stands = false;
        for (var field : fields) {
            var name = prefix + field.path();
            var value = entered.typed().getOrDefault(name, "");
            // The cursor stands where something is wrong, else in the first field that is empty.
            var first = !stands && prefix.isEmpty() && (wrong == null ? value.isEmpty() : name.equals(wrong));
            stands |= first;
            controls.add(new Control(
                    name,
                    field.name().toLowerCase(Locale.ROOT),
                    field.kind(),
                    value,
                    !entered.act().optional(field),
                    refusal == null ? null : refusal.at(name),
                    first));
        }
        return controls;
    }

    private @Nullable Target target(@Nullable String id, Caller caller, Words say) {
        if (id == null) {
            return null;
        }
        var entry = recorded(id, caller);
        var fact = entry.recorded().fact();
        return new Target(
                id,
                EventSentences.of(
                        fact, entry.stored().type(), entry.stored().envelope().actor(), say.locale()),
                left(fact),
                Act.thatRecorded(fact).map(act -> replacing(fact, act)).orElse(null),
                fact.line().code().value());
    }

    /** The form on which a fact is filled in anew, with the fact itself to be undone. */
    private static String replacing(Fact fact, Act act) {
        var address = UriComponentsBuilder.fromPath(address(fact.plan().value(), "entry", act.slug()))
                .queryParam("replaces", fact.id());
        if (fact instanceof FundsDisbursed disbursed && disbursed.commitment() != null) {
            address.queryParam("target", disbursed.commitment());
        }
        return address.build().toUriString();
    }

    /** A fact that the caller may touch, as it was recorded. */
    private Entry recorded(String id, Caller caller) {
        var fact = papers.fact(id, caller);
        return log.at(fact.line().toString(), fact.number())
                .filter(stored -> recording.fact(fact).isPresent())
                .map(recording::again)
                .orElseThrow(() -> Papers.unknown(id));
    }

    /** What is left of a commitment or of an advance, in đồng; null of anything else. */
    private @Nullable Long left(Fact fact) {
        if (fact instanceof Commitment.Maker) {
            return commitments
                    .find(fact.id(), null)
                    .value()
                    .map(found -> found.commitment().undrawn())
                    .orElse(null);
        } else if (fact instanceof Disbursement.Maker) {
            return disbursements
                    .find(fact.id(), null)
                    .value()
                    .map(found -> found.disbursement().outstanding())
                    .filter(left -> left > 0)
                    .orElse(null);
        }
        return null;
    }

    /** What can be known before anything is typed. */
    private Map<String, String> defaults(Plan plan, Entered entered, Caller caller, Words say) {
        var defaults = new LinkedHashMap<String, String>();
        var day = day(plan).toString();
        defaults.put(Field.DAY.path(), day);
        if (entered.replaces() != null) {
            var undone = recorded(entered.replaces(), caller);
            defaults.put(
                    Entered.UNDO + Field.DAY.path(),
                    undone.recorded().fact().effective().toString());
            defaults.putAll(Filled.of(undone, entered, say.locale()));
        } else if (entered.act() == Act.REVERSE && entered.target() != null) {
            defaults.put(
                    Field.DAY.path(),
                    recorded(entered.target(), caller)
                            .recorded()
                            .fact()
                            .effective()
                            .toString());
        } else if ((entered.act() == Act.SETTLE || entered.act() == Act.RECOVER) && entered.target() != null) {
            Optional.ofNullable(
                            left(recorded(entered.target(), caller).recorded().fact()))
                    .ifPresent(left -> defaults.put(Field.AMOUNT.path(), say.number(left)));
        }
        return defaults;
    }

    /** Today, as long as the year lasts; afterwards the day on which something was recorded last. */
    private LocalDate day(Plan plan) {
        var today = LocalDate.now(clock);
        return today.getYear() == plan.fiscalYear()
                ? today
                : journal.lastDay(plan.id()).orElse(LocalDate.of(plan.fiscalYear(), 1, 1));
    }

    private List<Step> steps(Plan plan, Entered entered, Refusal refusal, Caller caller) {
        var steps = new ArrayList<Step>();
        var id = plan.id().value();
        if (refusal.most() != null) {
            steps.add(new Step("less", null, refusal.most()));
        }
        var line = entered.target() == null
                ? entered.text(entered.act() == Act.TRANSFER ? Field.FROM_LINE : Field.LINE)
                : papers.fact(entered.target(), caller).line().code().value();
        // What is undone at the same time cannot be asked for with it.
        if (refusal.code().equals("approval-required")
                && entered.replaces() == null
                && doors.open(Answers.API + "/requests", caller)) {
            steps.add(new Step("request", null, null));
        }
        if (refusal.code().equals("not-enough-available")) {
            if (entered.act() != Act.TRANSFER && doors.open(Beginnings.path(id, Act.TRANSFER), caller)) {
                steps.add(new Step("transfer", address(id, "entry", "transfer") + "?toLine=" + line, null));
            }
            steps.add(new Step("holding", address(id, "lines", line) + "#commitments", null));
        } else if (refusal.code().equals("not-enough-committed") && DRAWING.contains(entered.act())) {
            steps.add(new Step("adjust", address(id, "entry", "adjust") + "?target=" + entered.target(), null));
        } else if (!line.isEmpty() && refusal.errors().isEmpty()) {
            steps.add(new Step("line", address(id, "lines", line), null));
        }
        return steps;
    }

    private static String address(String plan, String of, String what) {
        return UriComponentsBuilder.fromPath("/plans/{plan}/{of}/{what}")
                .encode()
                .buildAndExpand(plan, of, what)
                .toUriString();
    }
}
