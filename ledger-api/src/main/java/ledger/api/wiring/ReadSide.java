package ledger.api.wiring;

import java.util.List;
import javax.sql.DataSource;
import ledger.api.bulk.CheckedFiles;
import ledger.api.importing.CheckedImports;
import ledger.api.store.EventLog;
import ledger.api.store.LedgerEventStore;
import ledger.api.store.StoredEvent;
import ledger.core.LedgerEvent;
import ledger.projections.EventSource;
import ledger.projections.Projector;
import ledger.projections.ProjectorThread;
import ledger.projections.RecordedEvent;
import ledger.projections.Registers;
import ledger.projections.Snapshot;
import ledger.projections.advance.AdvanceList;
import ledger.projections.advance.DisbursementList;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BurnDown;
import ledger.projections.carriedover.CarriedOverSheet;
import ledger.projections.commitment.CommitmentList;
import ledger.projections.journal.Journal;
import ledger.projections.plan.Appendices;
import ledger.projections.request.RequestList;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read side: the registers, and the thread that keeps them up with the log. */
@Configuration(proxyBeanMethods = false)
class ReadSide {

    @Bean
    EventSource eventSource(EventLog log, LedgerEventStore store) {
        return new EventSource() {
            @Override
            public List<RecordedEvent> after(long position, int limit) {
                return recorded(log.after(position, limit), store);
            }

            @Override
            public long head() {
                return log.head();
            }
        };
    }

    private static List<RecordedEvent> recorded(List<StoredEvent> stored, LedgerEventStore store) {
        var messages = store.messages(stored).iterator();
        return stored.stream()
                .map(event -> recorded(event, (LedgerEvent) messages.next().getPayload()))
                .toList();
    }

    private static RecordedEvent recorded(StoredEvent stored, LedgerEvent event) {
        var envelope = stored.envelope();
        return new RecordedEvent(
                stored.position(),
                stored.eventId(),
                stored.type(),
                stored.revision(),
                event,
                envelope.actor(),
                envelope.role(),
                envelope.agency(),
                envelope.channel(),
                envelope.requestId(),
                envelope.ruleSet(),
                envelope.reason(),
                stored.recordedAt(),
                stored.commandId());
    }

    @Bean
    Projector projector(DataSource readingDataSource, EventSource source) {
        return new Projector(readingDataSource, source, Registers.all());
    }

    /** Follows the log while the ledger serves; a rebuild is alone with the registers. */
    @Bean
    SmartLifecycle following(Projector projector, LedgerEventStore store, DatabaseWiring.Settings settings) {
        return new SmartLifecycle() {

            private volatile @Nullable ProjectorThread thread;
            private @Nullable Registration wakes;

            // What is stopped may be started again, and a thread may not.
            @Override
            public void start() {
                if (!settings.command().equals("rebuild")) {
                    var fresh = new ProjectorThread(projector);
                    wakes = store.onAppend(fresh::wake);
                    fresh.start();
                    thread = fresh;
                }
            }

            @Override
            public void stop() {
                if (wakes != null && thread != null) {
                    wakes.cancel();
                    thread.stop();
                    thread = null;
                }
            }

            @Override
            public boolean isRunning() {
                return thread != null;
            }
        };
    }

    @Bean
    Snapshot snapshot(DataSource readingDataSource) {
        return new Snapshot(readingDataSource);
    }

    @Bean
    AdvanceList advanceList(Snapshot snapshot) {
        return new AdvanceList(snapshot);
    }

    @Bean
    Appendices appendices(Snapshot snapshot) {
        return new Appendices(snapshot);
    }

    @Bean
    BalanceSheet balanceSheet(Snapshot snapshot) {
        return new BalanceSheet(snapshot);
    }

    @Bean
    BurnDown burnDown(Snapshot snapshot) {
        return new BurnDown(snapshot);
    }

    @Bean
    CommitmentList commitmentList(Snapshot snapshot) {
        return new CommitmentList(snapshot);
    }

    @Bean
    DisbursementList disbursementList(Snapshot snapshot) {
        return new DisbursementList(snapshot);
    }

    @Bean
    RequestList requestList(Snapshot snapshot) {
        return new RequestList(snapshot);
    }

    @Bean
    CarriedOverSheet carriedOverSheet(Snapshot snapshot) {
        return new CarriedOverSheet(snapshot);
    }

    @Bean
    CheckedImports checkedImports(DataSource readingDataSource) {
        return new CheckedImports(JdbcClient.create(readingDataSource));
    }

    @Bean
    CheckedFiles checkedFiles(DataSource readingDataSource) {
        return new CheckedFiles(JdbcClient.create(readingDataSource));
    }

    @Bean
    Journal journal(Snapshot snapshot) {
        return new Journal(snapshot);
    }
}
