package ledger.api.store;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A tiny domain for the store's tests: money in accounts that may not be overdrawn. */
@SuppressWarnings("NullAway.Init") // the identifier comes with the first event
class Account {

    record Open(@TargetAggregateIdentifier String account) {}

    record Deposit(@TargetAggregateIdentifier String account, long amount) {}

    record Withdraw(@TargetAggregateIdentifier String account, long amount) {}

    /** Applies first and throws then, as a careless handler might. */
    record WithdrawAndRegret(@TargetAggregateIdentifier String account, long amount) {}

    record Transfer(String from, String to, long amount) {}

    record DepositAndOpen(String deposited, String opened) {}

    record AskTheRules(@TargetAggregateIdentifier String account) {}

    record AskTheTime(@TargetAggregateIdentifier String account) {}

    interface OverStreams {
        List<String> streams();
    }

    record Opened(String account) {}

    record Deposited(String account, long amount) {}

    record Withdrawn(String account, long amount) {}

    static final class NotEnough extends RuntimeException {
        final long available;

        NotEnough(long available) {
            super("only " + available);
            this.available = available;
        }
    }

    static final ShortNames NAMES =
            ShortNames.of(Map.of("Opened", Opened.class, "Deposited", Deposited.class, "Withdrawn", Withdrawn.class));

    static final RefusalText REFUSALS = thrown -> thrown instanceof NotEnough refused
            ? Optional.of(new RefusalText.Words("not-enough", "{\"available\":" + refused.available + "}"))
            : Optional.empty();

    static List<String> streams(Object command) {
        if (command instanceof Deposit deposit) {
            return List.of(deposit.account());
        }
        if (command instanceof Withdraw withdraw) {
            return List.of(withdraw.account());
        }
        if (command instanceof Transfer transfer) {
            return List.of(transfer.from(), transfer.to());
        }
        return command instanceof OverStreams many ? many.streams() : List.of();
    }

    static ObjectMapper mapper() {
        return JsonMapper.builder().addModule(new ParameterNamesModule()).build();
    }

    @AggregateIdentifier
    private String account;

    private long balance;

    Account() {}

    @CommandHandler
    Account(Open command) {
        apply(new Opened(command.account()));
    }

    @CommandHandler
    long deposit(Deposit command) {
        apply(new Deposited(account, command.amount()));
        return balance;
    }

    @CommandHandler
    long withdraw(Withdraw command) {
        if (balance < command.amount()) {
            throw new NotEnough(balance);
        }
        apply(new Withdrawn(account, command.amount()));
        return balance;
    }

    @CommandHandler
    void regret(WithdrawAndRegret command) {
        apply(new Withdrawn(account, command.amount()));
        throw new NotEnough(balance);
    }

    @CommandHandler
    Instant time(AskTheTime command, @MetaDataValue(BatchCommandBus.RECORDED_AT) Instant recordedAt) {
        apply(new Deposited(account, 1));
        return recordedAt;
    }

    @CommandHandler
    String rules(AskTheRules command, @MetaDataValue(SavedRules.IN_FORCE) String inForce) {
        apply(new Deposited(account, 1));
        return inForce;
    }

    @EventSourcingHandler
    void on(Opened event) {
        account = event.account();
    }

    @EventSourcingHandler
    void on(Deposited event) {
        balance += event.amount();
    }

    @EventSourcingHandler
    void on(Withdrawn event) {
        balance -= event.amount();
    }

    /** Two accounts in one command. */
    static final class Transfers {

        private final Repository<Account> accounts;

        Transfers(Repository<Account> accounts) {
            this.accounts = accounts;
        }

        @CommandHandler
        void transfer(Transfer command) {
            accounts.load(command.to()).execute(to -> to.deposit(new Deposit(command.to(), command.amount())));
            accounts.load(command.from())
                    .execute(from -> from.withdraw(new Withdraw(command.from(), command.amount())));
        }

        /** If the second exists already, that shows only when the first event has been collected. */
        @CommandHandler
        void depositAndOpen(DepositAndOpen command) throws Exception {
            accounts.load(command.deposited()).execute(to -> to.deposit(new Deposit(command.deposited(), 1)));
            accounts.newInstance(() -> new Account(new Open(command.opened())));
        }
    }
}
