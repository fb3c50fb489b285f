package ledger.api.proof;

import java.util.List;
import ledger.api.export.Format;
import ledger.api.export.Spool;
import ledger.api.recording.Answers;
import ledger.api.recording.Positions;
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

    private final AuditBundle bundle;
    private final CheckpointJob job;

    BundleDoor(AuditBundle bundle, CheckpointJob job) {
        this.bundle = bundle;
        this.job = job;
    }

    /** What was recorded until now is signed first, so that the bundle has no unsigned tail where nothing is recorded meanwhile. */
    @GetMapping(Answers.API + "/audit-bundle")
    ResponseEntity<Resource> all(@RequestHeader(required = false) HttpHeaders headers) {
        var format = Format.wanted(List.of(Format.ZIP), null, headers);
        job.sign();
        var extent = bundle.extent();
        return Spool.send(
                ResponseEntity.ok().header(Positions.LEDGER_POSITION, Long.toString(extent.position())),
                format,
                "goi-kiem-toan-" + extent.position(),
                bytes -> bundle.write(extent, bytes));
    }
}
