package ledger.api.store;

import static ledger.api.store.Node.ENVELOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ledger.api.store.Account.AskTheTime;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.DepositAndOpen;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Transfer;
import ledger.api.store.Account.Withdraw;
import ledger.api.store.Account.WithdrawAndRegret;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private final Database database = TestPostgres.freshDatabase();
    private final Node node = new Node(database);

    @AfterEach
    void the_chain_holds() {
        node.close();
        assertThat(node.log.firstBrokenPosition()).isEmpty();
        assertThat(Sql.on(database).longs("select position from ledger.broken_link"))
                .isEmpty();
        assertThat(Sql.on(database).one("select count(*) = coalesce(max(position), 0) from ledger.event"))
                .isEqualTo("t");
    }

    @Test
    void an_event_is_stored_with_its_envelope_and_the_receipt_shows_it() throws Exception {
        var opened = node.ask(new Open("A"));
        var deposited = node.ask(new Deposit("A", 100));

        assertThat(deposited.result()).isEqualTo(100L);
        assertThat(deposited.replayed()).isFalse();
        var event = deposited.events().get(0);
        assertThat(event.position()).isEqualTo(2);
        assertThat(event.stream()).isEqualTo("A");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.type()).isEqualTo("Deposited");
        assertThat(event.revision()).isEqualTo("1");
        assertThat(event.payload()).isEqualTo("{\"account\":\"A\",\"amount\":100}");
        assertThat(event.envelope()).isEqualTo(ENVELOPE);
        assertThat(event.previousHash()).isEqualTo(opened.events().get(0).hash());
        assertThat(node.log.after(0, 10)).containsExactly(opened.events().get(0), event);
        assertThat(node.log.at(2)).contains(event);
        assertThat(node.log.stream("A", 0)).isEqualTo(opened.events());
        assertThat(node.log.head()).isEqualTo(2);
    }

    @Test
    void a_command_knows_the_instant_with_which_its_events_are_recorded() throws Exception {
        node.ask(new Open("A"));
        var receipt = node.ask(new AskTheTime("A"));

        var event = receipt.events().get(0);
        assertThat(receipt.result()).isEqualTo(event.recordedAt());
        assertThat(event.recordedAt()).isEqualTo(event.recordedAt().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void a_refusal_reaches_its_own_caller_and_harms_nobody_else() throws Exception {
        node.ask(new Open("A"));
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 20; i++) {
            answers.add(node.send(new Deposit("A", 10)));
            answers.add(node.send(new Withdraw("A", 1_000_000)));
        }
        for (int i = 0; i < 40; i += 2) {
            assertThat(answers.get(i).get().result()).isEqualTo(10L * (i / 2 + 1));
            assertThatThrownBy(answers.get(i + 1)::get).hasCauseInstanceOf(NotEnough.class);
        }
        assertThat(node.log.refusals(0, 100)).hasSize(20);
    }

    @Test
    void a_half_applied_event_of_a_refused_command_is_gone() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Deposit("A", 10));

        assertThatThrownBy(() -> node.ask(new WithdrawAndRegret("A", 7))).hasCauseInstanceOf(NotEnough.class);

        assertThat(node.ask(new Deposit("A", 1)).result()).isEqualTo(11L);
        assertThat(node.log.head()).isEqualTo(3);
    }

    @Test
    void a_refusal_is_kept_with_its_facts() throws Exception {
        node.ask(new Open("A"));
        assertThatThrownBy(() -> node.ask(new Withdraw("A", 7))).hasCauseInstanceOf(NotEnough.class);
        node.ledger
                .refused("Withdraw", "{\"raw\":1}", ENVELOPE, "forbidden", "{}")
                .get();

        var kept = node.log.refusals(0, 10);
        assertThat(kept).extracting(StoredRefusal::number).containsExactly(1L, 2L);
        assertThat(kept).extracting(StoredRefusal::code).containsExactly("not-enough", "forbidden");
        var first = kept.get(0);
        assertThat(first.commandType()).isEqualTo("Withdraw");
        assertThat(first.commandText()).isEqualTo("{\"account\":\"A\",\"amount\":7}");
        assertThat(first.facts()).isEqualTo("{\"available\":0}");
        assertThat(first.envelope()).isEqualTo(ENVELOPE);
        assertThat(first.positionSeen()).isEqualTo(1);
        assertThat(kept.get(1).commandText()).isEqualTo("{\"raw\":1}");
        assertThat(node.log.refusals(1, 10)).containsExactly(kept.get(1));
    }

    @Test
    void a_command_over_two_streams_is_stored_whole_or_not_at_all() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Open("B"));
        node.ask(new Deposit("A", 10));

        var receipt = node.ask(new Transfer("A", "B", 4));
        assertThat(receipt.events()).extracting(StoredEvent::stream).containsExactlyInAnyOrder("A", "B");
        assertThatThrownBy(() -> node.ask(new Transfer("A", "B", 7))).hasCauseInstanceOf(NotEnough.class);

        assertThat(node.log.head()).isEqualTo(5);
        assertThat(node.ask(new Deposit("B", 1)).result()).isEqualTo(5L);
    }

    @Test
    void what_exists_is_not_created_again() throws Exception {
        node.ask(new Open("A"));
        assertThatThrownBy(() -> node.ask(new Open("A"))).hasCauseInstanceOf(AggregateStreamCreationException.class);
        assertThat(node.log.head()).isEqualTo(1);
    }

    @Test
    void an_event_that_was_collected_before_its_command_failed_is_gone() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Open("B"));

        assertThatThrownBy(() -> node.ask(new DepositAndOpen("A", "B")))
                .hasCauseInstanceOf(AggregateStreamCreationException.class);

        assertThat(node.log.head()).isEqualTo(2);
        assertThat(node.ask(new Deposit("A", 10)).result()).isEqualTo(10L);
        assertThat(node.ask(new DepositAndOpen("A", "C")).events()).hasSize(2);
    }

    @Test
    void several_commands_are_recorded_together_each_with_what_it_says_of_itself() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Open("B"));
        var other = new Envelope(
                "ketoan", "ACCOUNTANT", null, "API", "r-2", "tt-17-2024", "Lý do khác", LocalDate.of(2021, 5, 1));
        var steps = List.of(new Step(new Deposit("A", 5), ENVELOPE), new Step(new Withdraw("A", 5), other));

        var receipt =
                node.ledger.record(steps, Node.key("together", "ab"), null).get(30, TimeUnit.SECONDS);
        assertThat(receipt.result()).isEqualTo(List.of(5L, 0L));
        assertThat(receipt.events()).extracting(StoredEvent::envelope).containsExactly(ENVELOPE, other);
        assertThat(receipt.events())
                .extracting(StoredEvent::commandId)
                .hasSize(2)
                .containsOnly(receipt.events().get(0).commandId());
        var again = node.ledger.record(steps, Node.key("together", "ab"), null).get(30, TimeUnit.SECONDS);
        assertThat(again.replayed()).isTrue();
        assertThat(again.events()).isEqualTo(receipt.events());
    }

    @Test
    void of_commands_that_are_recorded_together_none_is_when_one_is_refused() throws Exception {
        node.ask(new Open("A"));
        node.ask(new Open("B"));
        var steps = List.of(new Step(new Deposit("A", 5), ENVELOPE), new Step(new Withdraw("B", 1), ENVELOPE));

        var refused = node.ledger.record(steps, Node.key("refused", "ab"), null);
        var after = node.send(new Deposit("A", 1));
        assertThatThrownBy(() -> refused.get(30, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.step()).isEqualTo(1))
                .hasCauseInstanceOf(NotEnough.class);
        // Not even the aggregate in memory has the deposit that was decided first.
        assertThat(after.get(30, TimeUnit.SECONDS).result()).isEqualTo(1L);
        assertThat(node.log.refusals(0, 10))
                .extracting(StoredRefusal::commandType)
                .containsExactly("Withdraw");
    }
}
