package ledger.api.wiring;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import ledger.api.problem.Problem;
import ledger.api.recording.Catalogue;
import ledger.api.store.AggregateCache;
import ledger.api.store.BatchCommandBus;
import ledger.api.store.EventLog;
import ledger.api.store.Ledger;
import ledger.api.store.LedgerEventStore;
import ledger.api.store.LedgerRepository;
import ledger.api.store.Limits;
import ledger.api.store.PastBus;
import ledger.api.store.RefusalText;
import ledger.api.store.RuleBook;
import ledger.api.store.ShortNames;
import ledger.api.store.TrialBus;
import ledger.api.store.WriterConnection;
import ledger.core.LineCommand;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.budget.BudgetLine;
import ledger.core.budget.BudgetPlan;
import ledger.core.budget.LawBook;
import ledger.core.budget.LawDesk;
import ledger.core.budget.PlanDesk;
import ledger.core.budget.PlanGuard;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.law.Law;
import ledger.core.legislation.LegislationCommand.LoadRuleSet;
import ledger.core.legislation.LegislationEvent;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.succession.SuccessionCommand.SucceedAgency;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The write side: the event store, the aggregates, and the writer that decides. */
@Configuration(proxyBeanMethods = false)
class WriteSide {

    /** Lines that are kept decided upon in memory, and events folded into them: some 500 bytes an event. */
    private static final int CACHED_LINES = 20_000;

    private static final long CACHED_EVENTS = 400_000;

    /** The same for one replay. */
    private static final int LINES_OF_THE_PAST = 5_000;

    private static final long EVENTS_OF_THE_PAST = 100_000;

    private static final RuleBook SHIPPED = new LawOfTheLedger(Law.shipped());

    @Bean
    EventLog eventLog(DataSource readingDataSource) {
        return new EventLog(readingDataSource);
    }

    @Bean
    ShortNames eventTypes() {
        return StoredForm.names();
    }

    @Bean(destroyMethod = "close")
    LedgerEventStore eventStore(EventLog log, ShortNames eventTypes, DatabaseAccess access) {
        return LedgerEventStore.open(log, eventTypes, StoredForm.mapper(), StoredForm.upcasters(), unpooled(access));
    }

    /** Connections of the application's role with the writer's timeouts. */
    static DataSource unpooled(DatabaseAccess access) {
        var login = access.application();
        return WriterConnection.source(login.url(), login.user(), login.password(), login.role());
    }

    @Bean(destroyMethod = "close")
    BatchCommandBus commandBus(LedgerEventStore store, DatabaseAccess access, Catalogue catalogue) {
        var cache = new AggregateCache(CACHED_LINES, CACHED_EVENTS);
        var bus = new BatchCommandBus(
                store,
                unpooled(access),
                cache,
                refusals(),
                SHIPPED,
                command -> streams(command, catalogue),
                Limits.standard());
        var lines = LedgerRepository.of(BudgetLine.class, store, cache);
        var plans = LedgerRepository.of(BudgetPlan.class, store, cache);
        subscribe(bus, lines, plans, LedgerRepository.of(LawBook.class, store, cache));
        return bus;
    }

    @Bean
    TrialBus trialBus(LedgerEventStore store, DataSource readingDataSource) {
        var bus = new TrialBus(store, readingDataSource, SHIPPED);
        subscribe(
                bus,
                readAnew(BudgetLine.class, store),
                readAnew(BudgetPlan.class, store),
                readAnew(LawBook.class, store));
        return bus;
    }

    /** For one who goes through the log and decides it again. */
    static PastBus past(LedgerEventStore store, DataSource reading) {
        var cache = new AggregateCache(LINES_OF_THE_PAST, EVENTS_OF_THE_PAST);
        var bus = new PastBus(store, reading, cache, SHIPPED);
        subscribe(
                bus,
                LedgerRepository.of(BudgetLine.class, store, cache),
                LedgerRepository.of(BudgetPlan.class, store, cache),
                LedgerRepository.of(LawBook.class, store, cache));
        return bus;
    }

    private static <T> Repository<T> readAnew(Class<T> aggregate, LedgerEventStore store) {
        return EventSourcingRepository.builder(aggregate)
                .eventStore(store)
                .lockFactory(NullLockFactory.INSTANCE)
                .build();
    }

    /** The same aggregates decide, whether what they decide is recorded or not. */
    private static void subscribe(
            CommandBus bus, Repository<BudgetLine> lines, Repository<BudgetPlan> plans, Repository<LawBook> law) {
        AggregateAnnotationCommandHandler.<BudgetLine>builder()
                .aggregateType(BudgetLine.class)
                .repository(lines)
                .commandTargetResolver(command -> line(command.getPayload()))
                .build()
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new PlanDesk(plans, lines)).subscribe(bus);
        bus.registerHandlerInterceptor(new PlanGuard(plans));
        new AnnotationCommandHandlerAdapter<>(new LawDesk(law)).subscribe(bus);
    }

    @Bean
    Ledger ledger(BatchCommandBus bus, TrialBus trials) {
        return new Ledger(bus, trials);
    }

    static RefusalText refusals() {
        return thrown -> thrown instanceof Refused refused
                ? Optional.of(new RefusalText.Words(
                        refused.first().code(), Problem.of(refused).factsAsJson()))
                : Optional.empty();
    }

    /** Axon would look for the annotation by reflection, with every command anew. */
    private static VersionedAggregateIdentifier line(Object command) {
        return new VersionedAggregateIdentifier(((LineCommand) command).line().toString(), null);
    }

    /** What a command will read, as far as that is known before it is decided. */
    private static Collection<String> streams(Object command, Catalogue catalogue) {
        if (command instanceof LineCommand asked) {
            return of(asked.line().plan(), asked.line());
        } else if (command instanceof AllotmentCommand.AllocateAsApproved asked && asked.line() == null) {
            return catalogue.streams(asked.plan());
        } else if (command instanceof AllotmentCommand.AllocateAsApproved asked && asked.line() != null) {
            return of(asked.plan(), new LineId(asked.plan(), asked.line()));
        } else if (command instanceof AllotmentCommand.AllocateFunds asked) {
            return of(asked.plan(), new LineId(asked.plan(), asked.line()));
        } else if (command instanceof AllotmentCommand.SupplementAllocation asked) {
            return of(asked.plan(), new LineId(asked.plan(), asked.line()));
        } else if (command instanceof AllotmentCommand.ReduceAllocation asked) {
            return of(asked.plan(), new LineId(asked.plan(), asked.line()));
        } else if (command instanceof AllotmentCommand.TransferAllocation asked) {
            return List.of(
                    asked.plan().value(),
                    new LineId(asked.plan(), asked.from()).toString(),
                    new LineId(asked.plan(), asked.to()).toString());
        } else if (command instanceof AllotmentCommand.ReverseTransfer asked) {
            return of(asked.plan(), asked.transfer().line());
        } else if (command instanceof AllotmentCommand.ReverseAllocation asked) {
            return of(asked.plan(), asked.allocation().line());
        } else if (command instanceof RegisterPlan asked) {
            return with(Catalogue.streams(asked.plan()), origins(asked.plan().sections()));
        } else if (command instanceof AmendPlan asked) {
            return with(catalogue.streams(asked.plan()), origins(asked.sections()));
        } else if (command instanceof SucceedAgency asked) {
            return asked.plans().stream()
                    .flatMap(plan -> catalogue.streams(plan).stream())
                    .toList();
        } else if (command instanceof CloseYear asked) {
            return catalogue.streams(asked.plan());
        } else if (command instanceof LapseFunds asked && asked.items().isEmpty()) {
            return catalogue.streams(asked.plan());
        } else if (command instanceof LapseFunds asked) {
            return Stream.concat(
                            Stream.of(asked.plan().value()),
                            asked.items().stream().map(item -> new LineId(asked.plan(), item.line()).toString()))
                    .toList();
        } else if (command instanceof ReopenYear asked) {
            return asked.plans().stream().map(PlanId::value).toList();
        } else if (command instanceof SetApprovalPolicy asked) {
            return List.of(asked.plan().value());
        } else if (command instanceof LoadRuleSet) {
            return List.of(LegislationEvent.STREAM);
        } else if (command instanceof WithdrawPlan asked) {
            return catalogue.streams(asked.plan());
        } else if (command instanceof CarryForward asked) {
            return asked.items().stream()
                    .flatMap(item -> Stream.of(
                            new LineId(asked.plan(), item.line()),
                            new LineId(asked.toPlan(), item.toLine() == null ? item.line() : item.toLine())))
                    .flatMap(line -> Stream.of(line.plan().value(), line.toString()))
                    .distinct()
                    .toList();
        } else if (command instanceof ReverseCarryOver asked) {
            return of(asked.carryOver().line().plan(), asked.carryOver().line());
        } else {
            return List.of();
        }
    }

    /** The plans and lines that work is carried over from. */
    private static Stream<String> origins(List<Section> sections) {
        return sections.stream()
                .flatMap(Section::leaves)
                .flatMap(line -> line.carriedOver().stream())
                .map(PortionShare::origin)
                .filter(Objects::nonNull)
                .flatMap(origin -> of(origin.plan(), origin).stream());
    }

    private static List<String> with(List<String> streams, Stream<String> more) {
        return Stream.concat(streams.stream(), more).distinct().toList();
    }

    private static List<String> of(PlanId plan, LineId line) {
        return List.of(plan.value(), line.toString());
    }
}
