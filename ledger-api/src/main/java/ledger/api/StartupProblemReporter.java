package ledger.api;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a start-up problem in its own sentence instead of a stack trace; anything else is a bug and keeps its trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupProblemReporter implements SpringBootExceptionReporter {

    /** Spring Boot hands the failed context to its reporters; this one has no use for it. */
    StartupProblemReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        var problem = problem(failure);
        problem.ifPresent(known -> System.err.println(known.getMessage()));
        return problem.isPresent();
    }

    /** The port was free when it was looked at, and may still be taken by the time it is opened. */
    static Optional<StartupProblem> problem(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return Optional.of(Port.taken(taken.getPort()));
            }
        }
        return StartupProblem.behind(failure);
    }
}
