package ledger.api.proof;

import java.util.List;
import java.util.concurrent.Semaphore;
import ledger.api.export.Format;
import ledger.api.export.Spool;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Positions;
import ledger.api.store.EventLog;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The bundle that anybody can verify without the ledger. */
@RestController
@ConditionalOnProperty(name = "ledger.command", havingValue = "serve", matchIfMissing = true)
class BundleDoor {

    private static final int RETRY_AFTER_SECONDS = 60;

    private final AuditBundle bundle;
    private final CheckpointJob job;
    private final EventLog log;
    private final Positions positions;
    /** Each bundle keeps a processor busy, and takes its room on the disk. */
    private final Semaphore place = new Semaphore(1);

    BundleDoor(AuditBundle bundle, CheckpointJob job, EventLog log, Positions positions) {
        this.bundle = bundle;
        this.job = job;
        this.log = log;
        this.positions = positions;
    }

    /**
     * What was recorded until now is signed, and the bundle ends there. Where it cannot be signed any more, for the key is away or
     * the log was changed, the bundle is what shows it, and is given all the same.
     *
     * @throws Problem {@code overloaded} while this node writes another one, {@code projection-behind}
     */
    @GetMapping(Answers.API + "/audit-bundle")
    ResponseEntity<Resource> all(@RequestHeader(required = false) HttpHeaders headers) throws InterruptedException {
        var format = Format.wanted(List.of(Format.ZIP), null, headers);
        if (!place.tryAcquire()) {
            throw Problem.of(ProblemCode.OVERLOADED, "bundle").retryAfter(RETRY_AFTER_SECONDS);
        }
        try {
            positions.await(log.head());
            var answer = ResponseEntity.ok();
            return Spool.send(answer, format, bytes -> {
                var extent = bundle.write(job::sign, bytes);
                if (extent.isBehind()) {
                    // Another node signed more meanwhile.
                    throw Positions.behind(extent.signed(), extent.shown());
                }
                answer.header(Positions.LEDGER_POSITION, Long.toString(extent.position()));
                return "goi-kiem-toan-" + extent.position();
            });
        } finally {
            place.release();
        }
    }
}
