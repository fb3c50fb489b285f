package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ledger.api.problem.Problem;
import ledger.api.security.Caller;
import ledger.api.security.ForbiddenLog;
import ledger.api.store.Ledger;
import ledger.core.Refused;
import ledger.core.law.Circumstances;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Keeps what was refused before a rule was asked: as durable as any other refusal, and answered after it is stored. */
@Component
final class KeptRefusals implements ForbiddenLog {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRefusals.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Ledger ledger;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    KeptRefusals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Reads that are forbidden change nothing and are left to the access journal. */
    @Override
    public void forbidden(HttpServletRequest request, Caller caller, Problem problem) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            var code = problem.code().code();
            var asked = Asked.in(request);
            // Who may not ask at all is turned away before the body is read: then no reason and no day is known.
            var envelope = asked.map(Asked::envelope)
                    .orElseGet(() -> Asked.envelope(request, caller, LocalDate.now(clock), code));
            var content = asked.map(Asked::content).orElse(null);
            keep(ledger.refused(command(request, content), envelope, code, problem.factsAsJson()), code);
        }
    }

    void refused(HttpServletRequest request, Asked asked, Refused refused) {
        var code = refused.first().code();
        keep(
                ledger.refused(
                        command(request, asked.content()),
                        asked.envelope(),
                        code,
                        Problem.of(refused).factsAsJson()),
                code);
    }

    /** The request stands for the command that it did not become. */
    private static String command(HttpServletRequest request, @Nullable String content) {
        var command = JSON.createObjectNode().put("request", request.getMethod() + " " + request.getRequestURI());
        if (content != null) {
            command.putRawValue("body", new RawValue(content));
        }
        return JSON.writeValueAsString(command);
    }

    /** The refusal stands whether or not it could be kept. */
    private static void keep(CompletableFuture<Void> kept, String code) {
        try {
            kept.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException lost) {
            LOG.warn("a refusal ({}) could not be kept: {}", code, lost.toString());
        }
    }
}
