package ledger.api.wiring;

import ledger.api.proof.AuditBundle;
import ledger.api.proof.CheckpointSettings;
import ledger.api.proof.Checkpoints;
import ledger.api.proof.Destinations;
import ledger.api.proof.Proofs;
import ledger.api.store.EventLog;
import ledger.projections.Snapshot;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What proves the log has connections of its own, so that nobody who reads or records waits for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointSettings.class)
class ProofSide {

    private static final int CONNECTIONS = 4;

    @Bean
    ReplaySide.Connections proofConnections(DatabaseAccess access) {
        return ReplaySide.connections("proof", access, CONNECTIONS);
    }

    @Bean
    Checkpoints checkpoints(
            ReplaySide.Connections proofConnections, CheckpointSettings settings, DatabaseWiring.Settings database) {
        return new Checkpoints(proofConnections.pool(), settings.keyDirectory(database.data()));
    }

    @Bean
    AuditBundle auditBundle(ReplaySide.Connections proofConnections, Proofs proofs) {
        var pool = proofConnections.pool();
        return new AuditBundle(new EventLog(pool), proofs, new Snapshot(pool));
    }

    @Bean
    Destinations destinations(ReplaySide.Connections proofConnections, CheckpointSettings settings, Proofs proofs) {
        return new Destinations(settings, proofs, proofConnections.pool());
    }

    @Bean
    Proofs proofs(ReplaySide.Connections proofConnections) {
        return new Proofs(proofConnections.pool());
    }
}
