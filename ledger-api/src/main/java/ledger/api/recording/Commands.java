package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.recording.NamedCommands.Named;
import ledger.api.recording.Replacements.Replacement;
import ledger.api.security.Caller;
import ledger.api.store.Envelope;
import ledger.api.store.Receipt;
import ledger.api.store.Step;
import ledger.api.store.StepFailed;
import ledger.core.Refused;
import ledger.core.Reversal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** From the body of a command to its answer, whether it is recorded or only tried. */
@Component
public final class Commands {

    private final Catalogue catalogue;
    private final NamedCommands names;
    private final Replacements replacements;
    private final Recording recording;
    private final KeptRefusals refusals;

    Commands(
            Catalogue catalogue,
            NamedCommands names,
            Replacements replacements,
            Recording recording,
            KeptRefusals refusals) {
        this.catalogue = catalogue;
        this.names = names;
        this.replacements = replacements;
        this.recording = recording;
        this.refusals = refusals;
    }

    /** What a body asks for: a command, and where it undoes a fact, perhaps another one in the place of that. */
    private record Wanted(Draft draft, @Nullable Replacement replacement) implements Form {

        @Override
        public String location(Outcome outcome) {
            return draft.form().location(outcome);
        }

        @Override
        public Map<String, Object> members(Outcome outcome, Locale locale) {
            if (replacement == null) {
                return draft.form().members(outcome, locale);
            }
            var members = new LinkedHashMap<>(draft.form().members(undoing(outcome, true), locale));
            members.put(Replacements.MEMBER, replacement.draft().form().members(undoing(outcome, false), locale));
            return members;
        }

        private static Outcome undoing(Outcome outcome, boolean undoing) {
            return outcome.only(entry -> entry.recorded().fact() instanceof Reversal == undoing);
        }
    }

    /**
     * Has the command recorded that a request asks for.
     *
     * @param id in the request's path
     * @throws Refused when a rule does not allow it, after that was kept
     * @throws Problem when the request is not right, or the caller may not touch what it names
     */
    public ResponseEntity<Map<String, Object>> record(
            CommandRoute route, String id, byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        return record(new Named(route, id, Body.read(json), caller), request, locale);
    }

    /**
     * The same for a command that a request names.
     *
     * @throws Problem {@code idempotency-key-missing}, and as above
     */
    public ResponseEntity<Map<String, Object>> record(Named named, HttpServletRequest request, Locale locale)
            throws Exception {
        var body = named.body();
        var wanted = read(named, request);
        var asked = Asked.of(request, named.caller(), body);
        body.done();
        return record(wanted, asked, locale);
    }

    /** The same for a command that comes by no route of its own, such as that of a file. */
    public ResponseEntity<Map<String, Object>> record(Draft draft, Asked asked, Locale locale) throws Exception {
        return record(new Wanted(draft, null), asked, locale);
    }

    private ResponseEntity<Map<String, Object>> record(Wanted wanted, Asked asked, Locale locale) throws Exception {
        var steps = steps(wanted, asked.envelope(), refused -> refusals.refused(asked.request(), asked, refused));
        return record(steps, wanted, asked, Replacements.POINTER, locale);
    }

    /**
     * Has several commands recorded together or not at all.
     *
     * @param pointer to where the later ones stand, as one that is not allowed is pointed at
     */
    public ResponseEntity<Map<String, Object>> record(
            List<Step> steps, Form form, Asked asked, String pointer, Locale locale) throws Exception {
        var receipt = decided(() -> recording.record(steps, asked), pointer);
        catalogue.follow(receipt.events());
        var outcome = recording.outcome(receipt);
        return Answers.created(receipt, form.location(outcome), form.members(outcome, locale));
    }

    /** What a command would record, and the position of the ledger on which that was decided. */
    public record Attempt(Map<String, Object> members, long position) {}

    /**
     * Has a command decided that a request names, and nothing recorded of it.
     *
     * @throws Refused as {@link #record} does; it is not kept
     * @throws Problem as {@link #record} does
     */
    public Attempt attempt(Named named, HttpServletRequest request, Locale locale) throws Exception {
        var body = named.body();
        var wanted = read(named, request);
        var envelope = Asked.envelope(request, named.caller(), body);
        body.done();
        var steps = steps(wanted, envelope, refused -> {});
        return attempt(steps, wanted, Replacements.POINTER, request, locale);
    }

    /** The same for several commands that would be recorded together. */
    public Attempt attempt(List<Step> steps, Form form, String pointer, HttpServletRequest request, Locale locale)
            throws Exception {
        var receipt = decided(() -> recording.attempt(steps, request), pointer);
        return new Attempt(
                form.members(recording.outcome(receipt), locale),
                receipt.events().get(0).position() - 1);
    }

    private Wanted read(Named named, HttpServletRequest request) {
        var draft = names.draft(named);
        return new Wanted(
                draft,
                named.route().reverses() ? replacements.read(named.body(), named.id(), named.caller(), request) : null);
    }

    /** @param kept is told of what is refused for the line that it names, before anything is decided */
    private static List<Step> steps(Wanted wanted, Envelope envelope, Consumer<Refused> kept) {
        Step first;
        try {
            first = step(wanted.draft(), envelope);
        } catch (Refused refused) {
            kept.accept(refused);
            throw refused;
        }
        var replacement = wanted.replacement();
        if (replacement == null) {
            return List.of(first);
        }
        try {
            return List.of(first, step(replacement.draft(), replacement.envelope()));
        } catch (Refused refused) {
            kept.accept(refused);
            throw Problem.of(refused).under(Replacements.POINTER);
        }
    }

    private static Step step(Draft draft, Envelope envelope) {
        return new Step(draft.command().apply(envelope.effectiveDate()), envelope);
    }

    /** Points to the later of several commands where it is that which is not allowed. */
    private static Receipt decided(Callable<Receipt> decision, String pointer) throws Exception {
        try {
            return decision.call();
        } catch (StepFailed failed) {
            if (failed.getCause() instanceof Refused refused) {
                throw Problem.of(refused).under(pointer);
            }
            throw failed;
        }
    }
}
