package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Transfer;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is only tried is decided like what is recorded, and leaves no trace. */
class TrialTest {

    private final Database database = TestPostgres.freshDatabase();
    private final Node node = new Node(database);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_trial_says_what_the_command_then_records() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Open("B"));
        node.ask(new Deposit("A", 10));

        var tried = node.attempt(new Transfer("A", "B", 4));
        assertThat(node.attempt(new Transfer("A", "B", 4)).events())
                .extracting(StoredEvent::position)
                .containsExactly(4L, 5L);
        assertThat(node.log.head()).isEqualTo(3);
        var recorded = node.ask(new Transfer("A", "B", 4));

        assertThat(tried.result()).isEqualTo(recorded.result());
        assertThat(tried.events())
                .usingRecursiveFieldByFieldElementComparatorOnFields(
                        "position", "stream", "sequence", "type", "payload", "envelope")
                .containsExactlyElementsOf(recorded.events());
    }

    @Test
    void a_refused_trial_is_not_kept() throws Exception {
        node.ask(new Open("A"));
        assertThatThrownBy(() -> node.attempt(new Withdraw("A", 7))).hasCauseInstanceOf(NotEnough.class);
        assertThatThrownBy(() -> node.attempt(new Open("A")))
                .hasCauseInstanceOf(AggregateStreamCreationException.class);
        assertThat(node.log.refusals(0, 10)).isEmpty();
        assertThat(node.log.head()).isEqualTo(1);
    }

    @Test
    void a_trial_knows_what_another_node_has_just_recorded() throws Exception {
        node.ask(new Open("A"));
        assertThat(node.attempt(new Deposit("A", 1)).result()).isEqualTo(1L);
        try (var other = new Node(database)) {
            other.ask(new Deposit("A", 10));
        }
        assertThat(node.attempt(new Withdraw("A", 10)).result()).isEqualTo(0L);
        assertThat(node.ask(new Deposit("A", 1)).result()).isEqualTo(11L);
    }

    @Test
    void a_trial_is_decided_on_the_version_it_names_or_not_at_all() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Deposit("A", 1));
        assertThatThrownBy(() -> node.attempt(new Deposit("A", 5), List.of(new StreamVersion("A", 0))))
                .hasCauseInstanceOf(StaleVersion.class);
        assertThat(node.attempt(new Deposit("A", 5), List.of(new StreamVersion("A", 1)))
                        .result())
                .isEqualTo(6L);
    }

    @Test
    void a_trial_waits_for_no_writer() throws Exception {
        node.ask(new Open("A"));
        try (var held = new HeldLock(database)) {
            assertThat(node.attempt(new Deposit("A", 5)).result()).isEqualTo(5L);
        }
    }
}
