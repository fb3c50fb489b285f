package ledger.api.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every problem this ledger can answer with. The code of {@link #NOT_FOUND} is {@code not-found}; codes are stable. */
public enum ProblemCode {
    MALFORMED_REQUEST(400),
    IDEMPOTENCY_KEY_MISSING(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    OUTSIDE_AGENCY(403),
    REQUESTER_IS_APPROVER(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_IN_FLIGHT(409),
    ALREADY_REVERSED(409),
    ALREADY_DECIDED(409),
    ALREADY_EXISTS(409),
    CONCURRENT_CHANGE(409),
    STALE_VERSION(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    VALIDATION(422),
    UNKNOWN_LINE(422),
    NOT_A_LEAF_LINE(422),
    NOT_ENOUGH_AVAILABLE(422),
    NOT_ENOUGH_COMMITTED(422),
    NOT_ENOUGH_ADVANCED(422),
    EXCEEDS_QUANTITY(422),
    EXCEEDS_APPENDIX(422),
    EXCEEDS_CEILING(422),
    DATE_OUTSIDE_YEAR(422),
    DATE_IN_FUTURE(422),
    YEAR_CLOSED(422),
    WOULD_MAKE_PAST_NEGATIVE(422),
    BEFORE_ORIGINAL(422),
    NOT_REVERSIBLE(422),
    APPROVAL_REQUIRED(422),
    IDEMPOTENCY_KEY_REUSED(422),
    NOT_ELIGIBLE_FOR_CARRY_OVER(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    PROJECTION_BEHIND(503),
    OVERLOADED(503),
    UNAVAILABLE(503);

    private final int status;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ProblemCode(int status) {
        this.status = status;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** The stable code, the last segment of its {@code type}. */
    public String code() {
        return code;
    }

    /** The problem that a status stands for where nothing more is known. */
    static ProblemCode answered(int status) {
        return Arrays.stream(values())
                .filter(known -> known.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL);
    }

    /** The problem with this code; empty when there is none. */
    public static Optional<ProblemCode> of(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
    }
}
