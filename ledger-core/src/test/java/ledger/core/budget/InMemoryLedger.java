package ledger.core.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import ledger.core.LedgerEvent;
import ledger.core.Refused;
import ledger.core.law.Circumstances;
import ledger.core.law.Law;
import ledger.core.legislation.LegislationEvent;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;

/** The aggregates behind a real command bus, with events in memory: what the rules do, without a database. */
final class InMemoryLedger {

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private LocalDate today = LocalDate.of(2022, 6, 1);

    InMemoryLedger() {
        var lines = EventSourcingRepository.builder(BudgetLine.class)
                .eventStore(store)
                .build();
        var plans = EventSourcingRepository.builder(BudgetPlan.class)
                .eventStore(store)
                .build();
        AggregateAnnotationCommandHandler.<BudgetLine>builder()
                .aggregateType(BudgetLine.class)
                .repository(lines)
                .build()
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new PlanDesk(plans, lines)).subscribe(bus);
        bus.registerHandlerInterceptor(new PlanGuard(plans));
        var law =
                EventSourcingRepository.builder(LawBook.class).eventStore(store).build();
        new AnnotationCommandHandlerAdapter<>(new LawDesk(law)).subscribe(bus);
    }

    void todayIs(LocalDate day) {
        today = day;
    }

    /** What the command answers; throws what it was refused with. */
    Object ask(Object command) {
        var message = new GenericCommandMessage<>(
                command, MetaData.with(BudgetLine.CIRCUMSTANCES, new Circumstances(today, law())));
        var answer = new AtomicReference<CommandResultMessage<?>>();
        bus.dispatch(message, (asked, result) -> answer.set(result));
        var result = answer.get();
        if (!result.isExceptional()) {
            return result.getPayload() == null ? Instant.EPOCH : result.getPayload();
        }
        if (result.exceptionResult() instanceof Refused refused) {
            throw refused;
        }
        throw new AssertionError("not a refusal", result.exceptionResult());
    }

    Recorded record(Object command) {
        return (Recorded) ask(command);
    }

    /** What several commands answer that are one write: all of them are recorded or, when one is refused, none. */
    List<Recorded> recordTogether(Object... commands) {
        var work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("together"));
        var answers = new ArrayList<Recorded>();
        try {
            for (Object command : commands) {
                answers.add(record(command));
            }
        } catch (Refused refused) {
            work.rollback(refused);
            throw refused;
        }
        work.commit();
        return answers;
    }

    @SuppressWarnings("unchecked")
    List<Recorded> recordAll(Object command) {
        return (List<Recorded>) ask(command);
    }

    /** What ships, and what was loaded since. */
    Law law() {
        var law = Law.shipped();
        for (LedgerEvent event : events(LegislationEvent.STREAM)) {
            law = law.with(((RuleSetLoaded) event).rules());
        }
        return law;
    }

    List<LedgerEvent> events(LineId line) {
        return events(line.toString());
    }

    List<LedgerEvent> events(PlanId plan) {
        return events(plan.value());
    }

    private List<LedgerEvent> events(String stream) {
        return store.readEvents(stream)
                .asStream()
                .map(message -> (LedgerEvent) message.getPayload())
                .toList();
    }
}
