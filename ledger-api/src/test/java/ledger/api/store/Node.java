package ledger.api.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import ledger.api.support.TestPostgres.Database;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** One node of the application, wired by hand: as many as a test wants, on one database. */
final class Node implements AutoCloseable {

    static final Limits LIMITS = new Limits(1024, 256, 100, Duration.ofMillis(500));
    static final Envelope ENVELOPE = new Envelope(
            "ketoan", "ACCOUNTANT", null, "API", "r-1", "tt-17-2024", "Thử nghiệm\nhai dòng", LocalDate.of(2021, 4, 5));

    final EventLog log;
    final LedgerEventStore store;
    final LedgerRepository<Account> accounts;
    final BatchCommandBus bus;
    final Ledger ledger;

    Node(Database database) {
        this(database.app(), database.app(), LIMITS);
    }

    Node(DataSource reading, DataSource writing, Limits limits) {
        this(reading, writing, limits, new AggregateCache(10_000, 1_000_000));
    }

    Node(DataSource reading, DataSource writing, Limits limits, AggregateCache cache) {
        log = new EventLog(reading);
        store = LedgerEventStore.open(log, Account.NAMES, Account.mapper(), NoOpEventUpcaster.INSTANCE, reading);
        accounts = LedgerRepository.of(Account.class, store, cache);
        bus = new BatchCommandBus(store, writing, cache, Account.REFUSALS, SavedRules.NONE, Account::streams, limits);
        subscribe(bus, accounts);
        var trials = new TrialBus(store, reading, SavedRules.NONE);
        subscribe(
                trials,
                EventSourcingRepository.builder(Account.class)
                        .eventStore(store)
                        .lockFactory(NullLockFactory.INSTANCE)
                        .build());
        ledger = new Ledger(bus, trials);
    }

    private static void subscribe(CommandBus bus, Repository<Account> accounts) {
        AggregateAnnotationCommandHandler.<Account>builder()
                .aggregateType(Account.class)
                .repository(accounts)
                .build()
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new Account.Transfers(accounts)).subscribe(bus);
    }

    CompletableFuture<Receipt> send(Object command) {
        return ledger.record(command, ENVELOPE, null);
    }

    CompletableFuture<Receipt> send(Object command, String key) {
        return send(command, key, "ab");
    }

    CompletableFuture<Receipt> send(Object command, String key, String content) {
        return ledger.record(command, ENVELOPE, key(key, content));
    }

    static IdempotencyKey key(String key, String content) {
        return new IdempotencyKey(
                key,
                HexFormat.of().formatHex(content.repeat(32).substring(0, 32).getBytes(UTF_8)));
    }

    /** Decides a command and records nothing of it. */
    Receipt attempt(Object command) throws Exception {
        return attempt(command, null);
    }

    /** The same while one of the versions stands. */
    Receipt attempt(Object command, @Nullable List<StreamVersion> expected) throws Exception {
        return ledger.attempt(List.of(new Step(command, ENVELOPE)), expected).get(0, TimeUnit.SECONDS);
    }

    /** Has a command decided while a stream stands at a version. */
    CompletableFuture<Receipt> sendIf(String stream, long sequence, Object command) {
        return ledger.record(List.of(new Step(command, ENVELOPE)), null, List.of(new StreamVersion(stream, sequence)));
    }

    Receipt ask(Object command) throws Exception {
        return send(command).get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        ledger.close();
        store.close();
    }
}
