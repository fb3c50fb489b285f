package ledger.api.store;

import java.util.Objects;

/** One of several commands that were to be recorded together was not allowed; the cause says why. */
public final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int step;

    StepFailed(int step, Throwable cause) {
        super("step " + step, cause, false, false);
        this.step = step;
    }

    /** Which of them, from 0; never the first, which fails as if it were alone. */
    public int step() {
        return step;
    }

    /** Why it was not allowed. */
    @Override
    public synchronized Throwable getCause() {
        return Objects.requireNonNull(super.getCause());
    }
}
