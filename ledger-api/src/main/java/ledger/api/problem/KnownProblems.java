package ledger.api.problem;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which problem an exception stands for; what nobody knows is a bug. */
@Component
public final class KnownProblems {

    private final ObjectProvider<ProblemSource> others;
    private final WebProblems web = new WebProblems();

    KnownProblems(ObjectProvider<ProblemSource> others) {
        this.others = others;
    }

    /** The problem; empty when the exception is a bug. */
    public Optional<Problem> of(Throwable thrown) {
        var cause = cause(thrown);
        return Stream.concat(Stream.of(web), others.orderedStream())
                .flatMap(source -> source.problem(cause).stream())
                .findFirst();
    }

    private static Throwable cause(Throwable thrown) {
        var wraps = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wraps && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
