package ledger.api.recording;

import java.util.Optional;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemSource;
import ledger.api.store.KeyReused;
import ledger.api.store.Overloaded;
import ledger.api.store.StaleVersion;
import ledger.api.store.StoreUnavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The problems that the event store's and the database's exceptions stand for. */
@Component
final class StoreProblems implements ProblemSource {

    @Override
    public Optional<Problem> problem(Throwable thrown) {
        if (thrown instanceof KeyReused) {
            return Optional.of(Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED));
        } else if (thrown instanceof StaleVersion stale) {
            return Optional.of(Problem.of(ProblemCode.STALE_VERSION)
                    .with("expected", ETags.of(stale.expected()))
                    .with("current", ETags.of(stale.current())));
        } else if (thrown instanceof Overloaded) {
            return Optional.of(Problem.of(ProblemCode.OVERLOADED).retryAfter(1));
        } else if (thrown instanceof StoreUnavailable
                || thrown instanceof DataAccessException
                || thrown instanceof TransactionException) {
            return Optional.of(Problem.of(ProblemCode.UNAVAILABLE).retryAfter(2));
        }
        return Optional.empty();
    }
}
