package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.api.problem.Body;
import ledger.api.problem.Fingerprint;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.security.Caller;
import ledger.api.security.RequestId;
import ledger.api.store.Envelope;
import ledger.api.store.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * A request to record something: who asks, why, for which day, and under which key.
 *
 * @param key what makes sure that it is recorded once
 * @param content the body, as JSON; null for what a file asks
 */
public record Asked(
        HttpServletRequest request,
        Caller caller,
        Envelope envelope,
        IdempotencyKey key,
        @Nullable String content) {

    private static final String ATTRIBUTE = Asked.class.getName();
    /** The hidden field of a form by which it is recorded once, however often it is sent. */
    public static final String FORM_KEY = "key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    /** The day on which the fact is to count. */
    public LocalDate effective() {
        return envelope.effectiveDate();
    }

    /** The longest reason that is taken, in characters. */
    public static final int LONGEST_REASON = 500;

    /**
     * A request over HTTP, to be made before the body is read member by member.
     *
     * @throws Problem {@code idempotency-key-missing}
     */
    public static void mustHaveKey(HttpServletRequest request) {
        key(request);
    }

    /** What the sender chose, or the form of a page for whoever fills it in. */
    private static String key(HttpServletRequest request) {
        var key = request.getRequestURI().startsWith(Answers.API)
                ? request.getHeader("Idempotency-Key")
                : request.getParameter(FORM_KEY);
        if (key == null || !KEY.matcher(key).matches()) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING);
        }
        return key;
    }

    /** The request with what its body says of reason and day. */
    public static Asked of(HttpServletRequest request, Caller caller, Body body, LocalDate effective, String reason) {
        var key = new IdempotencyKey(
                caller.account() + " " + key(request),
                Fingerprint.of(request.getMethod(), request.getRequestURI(), body));
        var asked = new Asked(request, caller, envelope(request, caller, effective, reason), key, body.canonical());
        request.setAttribute(ATTRIBUTE, asked);
        return asked;
    }

    /** What a request asked, as far as it was read. */
    static Optional<Asked> in(HttpServletRequest request) {
        return Optional.ofNullable((Asked) request.getAttribute(ATTRIBUTE));
    }

    /** A request that is known again by something else than a key of the sender's. */
    public static Asked of(
            HttpServletRequest request, Caller caller, LocalDate effective, String reason, IdempotencyKey key) {
        return new Asked(request, caller, envelope(request, caller, effective, reason), key, null);
    }

    /** What the events would carry of a request with the reason and effective date that every money fact has. */
    public static Envelope envelope(HttpServletRequest request, Caller caller, Body body) {
        return envelope(request, caller, body.date("effectiveDate"), body.text("reason", LONGEST_REASON));
    }

    /** What every event and every refusal of the request carries. */
    static Envelope envelope(HttpServletRequest request, Caller caller, LocalDate effective, String reason) {
        return new Envelope(
                caller.account(),
                caller.actingRole().name(),
                caller.agency(),
                caller.channel(),
                RequestId.of(request),
                Envelope.UNDECIDED,
                reason,
                effective);
    }

    /** The request with the reason and effective date that every money fact has. */
    public static Asked of(HttpServletRequest request, Caller caller, Body body) {
        return of(request, caller, body, body.date("effectiveDate"), body.text("reason", LONGEST_REASON));
    }
}
