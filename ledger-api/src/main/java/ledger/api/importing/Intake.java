package ledger.api.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.api.importing.CheckedImports.Kept;
import ledger.api.importing.ConfirmationBody.Amendment;
import ledger.api.importing.Confirming.Confirmed;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.api.plan.Registering;
import ledger.api.problem.Body;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Asked;
import ledger.api.security.Caller;
import ledger.api.store.StoredEvent;
import ledger.core.plan.Plan;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Nhận tệp: an appendix comes in two steps, whether a program or a page sends it. It is checked, and nothing is recorded; then
 * it is confirmed, and recorded whole.
 */
@Component
public final class Intake {

    private static final int LONGEST_NAME = 255;

    private final CheckedImports imports;
    private final Readings readings;
    private final BackgroundChecks background;
    private final Registering registering;
    private final RecordedFiles recorded;
    private final AmendedPlans amended;

    Intake(
            CheckedImports imports,
            Readings readings,
            BackgroundChecks background,
            Registering registering,
            RecordedFiles recorded,
            AmendedPlans amended) {
        this.imports = imports;
        this.readings = readings;
        this.background = background;
        this.registering = registering;
        this.recorded = recorded;
        this.amended = amended;
    }

    /** A file that was sent in, what was found in it, and what may become of it. */
    public record Seen(Kept file, CheckedAppendix checked, ImportAnswer answer) {}

    /** What a file was sent as: the last part of a path, without what no file name has. */
    static @Nullable String name(@Nullable String sent) {
        var name = sent == null
                ? ""
                : sent.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? null : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** Keeps a file and lets it be checked, without waiting for that. */
    UUID begin(byte[] file, @Nullable String name, Caller caller) {
        imports.removeOld();
        return background.begin(file, name(name), caller.account());
    }

    /**
     * Checks a file and keeps it, so that it can be asked for and confirmed.
     *
     * @param sentAs the name or path that it was sent under; null for what has none
     * @throws Problem {@code validation} when no appendix can be read from it; it is then not kept
     */
    public UUID receive(byte[] file, @Nullable String sentAs, Caller caller, Locale locale)
            throws InterruptedException {
        imports.removeOld();
        readable(file, locale);
        return imports.save(file, name(sentAs), caller.account());
    }

    /** How far the check of a file has come; empty once it is over. */
    public Optional<Progress> underWay(String id) {
        return imports.underWay(id(id));
    }

    /**
     * What was found and would change; of a file that was recorded before, also when and as which plan.
     *
     * @param amends the plan that it is to be compared with; null for the one that it names itself
     * @throws Problem {@code not-found} when there is no such file any more, {@code validation} as {@link #receive}
     */
    public Seen seen(String id, @Nullable String amends, Locale locale) throws InterruptedException {
        var kept = kept(id);
        var checked = readable(kept.source(), locale);
        var answer = ImportAnswer.of(kept.id(), checked, locale);
        var known = recorded.of(kept.sha256())
                .map(stored -> answer.alreadyImported(
                        recorded.plan(stored), stored.get(0).recordedAt()))
                .orElse(answer);
        return new Seen(kept, checked, amended.compared(known, checked, kept.sha256(), amends));
    }

    /** The events of the plan that was made of a file; empty when none was, or it was withdrawn. */
    public Optional<List<StoredEvent>> recorded(String id) {
        return recorded.of(kept(id).sha256());
    }

    /**
     * Records the file with the reader's answers, whole or not at all, and once.
     *
     * @param json the answers, as the interface takes them
     * @throws Problem {@code validation} when answers are missing or do not fit, or the file may not be confirmed
     */
    public ResponseEntity<Map<String, Object>> confirm(
            String id, byte[] json, Caller caller, HttpServletRequest request, Locale locale) throws Exception {
        if (underWay(id).isPresent()) {
            throw Problem.validation(new FieldError(null, "still-checking", Map.of()))
                    .retryAfter(1);
        }
        var kept = kept(id);
        var body = Body.read(json);
        var before = body.has("amendment") ? Optional.<List<StoredEvent>>empty() : recorded.of(kept.sha256());
        if (before.isPresent()) {
            // It may have been recorded before files were kept.
            imports.keep(kept, caller.account());
            return registering.again(before.get(), locale);
        }
        var amendment = Amendment.read(body);
        var answers = ConfirmationBody.read(body);
        body.done();
        var checked = readable(kept.source(), locale);
        var inForce = amendment == null ? null : amended.inForce(String.valueOf(answers.planId()), checked);
        var confirming = AppendixImport.confirm(checked, inForce == null ? answers : answers.amending(inForce.plan()));
        if (confirming instanceof Unconfirmed unconfirmed) {
            throw ImportProblems.unconfirmed(unconfirmed, checked, locale);
        }
        var plan = ((Confirmed) confirming).plan();
        return once(
                amendment == null || inForce == null
                        ? register(kept, plan, request, caller)
                        : amended.amend(kept, plan, inForce, amendment, request, caller));
    }

    private ResponseEntity<Map<String, Object>> register(
            Kept kept, Plan plan, HttpServletRequest request, Caller caller) throws Exception {
        var key = recorded.key(kept.sha256());
        var asked = Asked.of(request, caller, plan.date(), Registering.reason(plan), key);
        imports.keep(kept, caller.account());
        return registering.register(new RegisterPlan(plan, new Source(kept.name(), kept.sha256())), asked);
    }

    /** Another confirmation of the same file may have come first. */
    private static ResponseEntity<Map<String, Object>> once(ResponseEntity<Map<String, Object>> answer) {
        return answer.getHeaders().containsHeader("Idempotency-Replayed")
                ? ResponseEntity.status(HttpStatus.OK)
                        .headers(answer.getHeaders())
                        .body(answer.getBody())
                : answer;
    }

    private CheckedAppendix readable(byte[] file, Locale locale) throws InterruptedException {
        var reading = readings.of(file);
        if (reading instanceof Reading.Unreadable unreadable) {
            throw ImportProblems.unreadable(unreadable, locale);
        }
        return (CheckedAppendix) reading;
    }

    private Kept kept(String id) {
        return imports.find(id(id)).orElseThrow(() -> unknown(id));
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw unknown(id);
        }
    }

    private static Problem unknown(String id) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", id);
    }
}
