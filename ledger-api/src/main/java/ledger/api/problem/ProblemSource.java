package ledger.api.problem;

import java.util.Optional;

/** Knows which problem an exception of another package stands for. Every such bean is asked before an exception counts as a bug. */
@FunctionalInterface
public interface ProblemSource {

    Optional<Problem> problem(Throwable thrown);
}
