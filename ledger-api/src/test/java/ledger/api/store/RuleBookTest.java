package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ledger.api.store.Account.AskTheRules;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every command is decided under the rules as the log has them at that moment, and what it records carries their name. */
class RuleBookTest {

    private final Database database = TestPostgres.freshDatabase();
    private final Node one = new Node(database);
    private final Node two = new Node(database);

    @BeforeEach
    void accounts() throws Exception {
        one.ask(new Open("A"));
        one.ask(new Open(SavedRules.ACCOUNT));
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private static void decidedUnder(long saved, Receipt receipt) {
        assertThat(receipt.result()).isEqualTo(SavedRules.named(saved));
        assertThat(receipt.events().get(0).envelope().ruleSet()).isEqualTo(SavedRules.named(saved));
    }

    @Test
    void in_one_batch_each_command_sees_the_rules_that_those_before_it_made() throws Exception {
        CompletableFuture<Receipt> before;
        CompletableFuture<Receipt> after;
        try (var lock = new HeldLock(database)) {
            var first = one.send(new Deposit("A", 1));
            lock.awaitWaiting(1);
            before = one.send(new AskTheRules("A"));
            one.send(new Deposit(SavedRules.ACCOUNT, 1));
            after = one.send(new AskTheRules("A"));
            lock.commit();
            first.get(20, TimeUnit.SECONDS);
        }
        decidedUnder(0, before.get(20, TimeUnit.SECONDS));
        decidedUnder(1, after.get(20, TimeUnit.SECONDS));
        await().until(() -> one.bus.largestBatch() == 3);
    }

    @Test
    void a_command_that_fails_after_all_leaves_the_rules_as_they_were() throws Exception {
        var steps = List.of(
                new Step(new Deposit(SavedRules.ACCOUNT, 1), Node.ENVELOPE),
                new Step(new Withdraw("A", 1_000), Node.ENVELOPE));
        assertThatThrownBy(() ->
                        one.ledger.record(steps, Node.key("both", "ab"), null).get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StepFailed.class);

        decidedUnder(0, one.ask(new AskTheRules("A")));
    }

    @Test
    void what_another_node_recorded_holds_for_the_next_command_here() throws Exception {
        decidedUnder(0, two.ask(new AskTheRules("A")));
        one.ask(new Deposit(SavedRules.ACCOUNT, 1));
        decidedUnder(1, two.ask(new AskTheRules("A")));
        two.ask(new Deposit(SavedRules.ACCOUNT, 2));
        decidedUnder(3, one.ask(new AskTheRules("A")));
    }

    @Test
    void a_node_that_is_started_later_has_the_rules_too() throws Exception {
        one.ask(new Deposit(SavedRules.ACCOUNT, 4));
        try (var later = new Node(database)) {
            decidedUnder(4, later.ask(new AskTheRules("A")));
        }
    }

    @Test
    void a_trial_has_the_rules_that_are_recorded_by_now() throws Exception {
        one.ask(new Deposit(SavedRules.ACCOUNT, 1));
        decidedUnder(1, two.attempt(new AskTheRules("A")));
        two.attempt(new Deposit(SavedRules.ACCOUNT, 1));
        decidedUnder(1, two.attempt(new AskTheRules("A")));
    }

    @Test
    void a_refusal_carries_the_rules_too() throws Exception {
        one.ask(new Deposit(SavedRules.ACCOUNT, 1));
        assertThatThrownBy(() -> two.ask(new Withdraw("A", 1_000))).hasCauseInstanceOf(NotEnough.class);

        var refusals = one.log.refusals(0, 10);
        assertThat(refusals.get(refusals.size() - 1).envelope().ruleSet()).isEqualTo(SavedRules.named(1));
    }
}
