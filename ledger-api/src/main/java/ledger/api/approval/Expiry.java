package ledger.api.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ledger.api.problem.Fingerprint;
import ledger.api.store.Envelope;
import ledger.api.store.IdempotencyKey;
import ledger.api.store.Ledger;
import ledger.core.Refused;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.law.Circumstances;
import ledger.core.plan.FactId;
import ledger.projections.request.Request;
import ledger.projections.request.RequestList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back what requests set aside that nobody has decided on in time. Every node looks; what one has recorded the
 * others are answered with.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "ledger.command", havingValue = "serve", matchIfMissing = true)
class Expiry {

    /** Who is written on the events; nobody can have an account of this name. */
    static final String ACTOR = "(so cai)";

    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final RequestList requests;
    private final Ledger ledger;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    Expiry(RequestList requests, Ledger ledger) {
        this.requests = requests;
        this.ledger = ledger;
    }

    @Scheduled(fixedDelayString = "${ledger.requests.expiry-minutes:10}", timeUnit = TimeUnit.MINUTES)
    void expire() {
        requests.expiredBefore(LocalDate.now(clock)).forEach(this::expire);
    }

    private void expire(Request request) {
        var envelope = new Envelope(
                ACTOR,
                "SYSTEM",
                null,
                "SYSTEM",
                null,
                Envelope.UNDECIDED,
                "Hết hạn duyệt / not decided in time",
                request.effective());
        var key = new IdempotencyKey(ACTOR + " expires " + request.id(), Fingerprint.of(request.id()));
        try {
            ledger.record(new ExpireRequest(FactId.parse(request.id())), envelope, key)
                    .get(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            if (!(failed.getCause() instanceof Refused)) {
                LOG.warn("request {} has expired and could not be ended yet: {}", request.id(), failed.toString());
            }
        }
    }
}
