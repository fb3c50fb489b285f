package ledger.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import ledger.api.redeciding.Redeciding;
import ledger.api.redeciding.RefusedQuestions;
import ledger.api.redeciding.WantedCommands;
import ledger.api.replay.Replay;
import ledger.api.store.EventLog;
import ledger.api.store.LedgerEventStore;
import ledger.projections.Snapshot;
import ledger.projections.journal.Samples;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Replays and samples read through connections of their own, so that nobody who reads a page waits for one. */
@Configuration(proxyBeanMethods = false)
class ReplaySide {

    /** Each of the replays that run at the same time reads registers and log, and of the samples the journal. */
    private static final int CONNECTIONS = 6;

    /** Not a bean of type DataSource: those are looked at whenever somebody asks whether the ledger is well. */
    record Connections(HikariDataSource pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.close();
        }
    }

    @Bean
    Connections replayConnections(DatabaseAccess access) {
        return connections("replay", access, CONNECTIONS);
    }

    /** Opened when they are needed, and closed again when they are idle. */
    static Connections connections(String name, DatabaseAccess access, int most) {
        var pool = DatabaseWiring.pool(name, access, most, "-c tcp_user_timeout=10s");
        pool.setMinimumIdle(0);
        return new Connections(pool);
    }

    @Bean
    Replay replay(Connections replayConnections, LedgerEventStore store, WantedCommands wanted) {
        var pool = replayConnections.pool();
        var log = new EventLog(pool);
        var refused = new RefusedQuestions(StoredForm.mapper(), StoredForm.commands());
        return new Replay(
                log,
                store,
                new Snapshot(pool),
                () -> new Redeciding(WriteSide.past(store, pool), log, refused, wanted, WriteSide.refusals()));
    }

    @Bean
    Samples samples(Connections replayConnections) {
        return new Samples(new Snapshot(replayConnections.pool()));
    }
}
