package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.projections.Projector;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Read your write: a read may ask to see what was recorded up to a position, and says which position it shows. */
@Component
public final class Positions {

    public static final String LEDGER_POSITION = "Ledger-Position";

    private static final String LEAST = "Ledger-Min-Position";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Projector projector;

    Positions(Projector projector) {
        this.projector = projector;
    }

    /**
     * Waits until the registers show the position that the request asks for, if it asks for one.
     *
     * @throws Problem {@code projection-behind} when they do not within two seconds
     */
    public void await(HttpServletRequest request) throws InterruptedException {
        var asked = request.getHeader(LEAST);
        if (asked == null) {
            return;
        }
        if (!asked.matches("\\d{1,18}")) {
            throw Problem.validation(FieldError.parameter(LEAST, "number"));
        }
        await(Long.parseLong(asked));
    }

    /** @throws Problem {@code projection-behind} */
    public void await(long position) throws InterruptedException {
        if (!projector.awaitPosition(position, LONGEST_WAIT)) {
            throw behind(position, projector.position());
        }
    }

    public static Problem behind(long asked, long shown) {
        return Problem.of(ProblemCode.PROJECTION_BEHIND)
                .with("asked", asked)
                .with("position", shown)
                .retryAfter(1);
    }

    /** The position that the registers show. */
    public long shown() {
        return projector.position();
    }

    /** An answer that says which position it shows. */
    public static <T> ResponseEntity<T> at(long position, T body) {
        return ResponseEntity.ok()
                .header(LEDGER_POSITION, Long.toString(position))
                .body(body);
    }
}
