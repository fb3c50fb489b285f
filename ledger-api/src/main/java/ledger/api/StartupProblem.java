package ledger.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the ledger cannot start, in words for the person at the console: Vietnamese first, English second. */
public final class StartupProblem extends RuntimeException {

    private final ExitStatus status;

    public StartupProblem(ExitStatus status, String vietnamese, String english) {
        super(vietnamese + System.lineSeparator() + english);
        this.status = status;
    }

    public ExitStatus status() {
        return status;
    }

    /** The problem behind a failure, which Spring wraps several times. */
    static Optional<StartupProblem> behind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
