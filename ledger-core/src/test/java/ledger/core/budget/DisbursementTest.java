package ledger.core.budget;

import static ledger.core.RealAppendix.line;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ledger.core.books.BooksRefusal.AlreadyReversed;
import ledger.core.books.BooksRefusal.NotEnoughAvailable;
import ledger.core.books.BooksRefusal.NotReversible;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentRefusal.NotEnoughCommitted;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.disbursement.DisbursementRefusal.NotEnoughAdvanced;
import ledger.core.disbursement.DisbursementState;
import ledger.core.law.LawRefusal.BeforeOriginal;
import ledger.core.law.LawRefusal.DateOutsideYear;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisbursementTest {

    private static DisburseFunds pay(
            String code, @Nullable FactId commitment, DisbursementKind kind, long amount, LocalDate effective) {
        return new DisburseFunds(line(code), commitment, null, kind, dong(amount), null, null, null, effective);
    }

    @Test
    void an_advance_is_settled_in_part_and_the_rest_recovered() {
        var ledger = new InMemoryLedger();
        LedgerStories.registerAndAllocate(ledger);
        var advance = ledger.record(pay("II.2", null, DisbursementKind.ADVANCE, 20_000_000, on(10, 4)));
        var id = advance.fact().id();
        ledger.record(new SettleAdvance(id, dong(18_000_000), null, on(20, 4)));
        var after = ledger.record(new RecoverAdvance(id, dong(2_000_000), null, on(21, 4)));

        assertThat(after.balanceAfter().spent()).isEqualTo(dong(18_000_000));
        assertThat(after.balanceAfter().advanced()).isEqualTo(dong(0));
        assertThat(after.balanceAfter().available()).isEqualTo(dong(39_840_000));
        assertThat(after.disbursement())
                .isEqualTo(new DisbursementState(
                        id,
                        dong(20_000_000),
                        dong(18_000_000),
                        dong(2_000_000),
                        dong(0),
                        dong(0),
                        dong(0),
                        DisbursementState.Status.SETTLED));
    }

    @Test
    void never_pay_more_than_is_left_of_the_commitment_even_when_the_line_has_more() {
        var story = new LineStory("III.1").allocated().committed("NEW", 100_000_000, null, on(5, 4));
        story.disbursed(story.fact(2), "NEW", DisbursementKind.PAYMENT, 60_000_000, on(1, 5));
        story.refuses(
                pay("III.1", story.fact(2), DisbursementKind.PAYMENT, 40_000_001, on(2, 5)),
                new NotEnoughCommitted(story.fact(2), dong(40_000_000), dong(40_000_001), dong(1)));
    }

    @Test
    void a_direct_payment_uses_only_what_is_not_promised() {
        var story = new LineStory("III.1").allocated().committed("NEW", 390_000_000, null, on(5, 4));
        story.refuses(
                pay("III.1", null, DisbursementKind.PAYMENT, 10_000_001, on(2, 5)),
                new NotEnoughAvailable(
                        line("III.1"),
                        Portion.NEW,
                        dong(400_000_000),
                        dong(10_000_000),
                        dong(10_000_001),
                        dong(1),
                        List.of()));
    }

    @Test
    void a_direct_payment_may_use_quantity_and_no_more_than_is_free() {
        var story = new LineStory("II.2").allocated();
        story.refuses(
                new DisburseFunds(
                        line("II.2"),
                        null,
                        null,
                        DisbursementKind.PAYMENT,
                        dong(1),
                        Quantity.of(3),
                        null,
                        null,
                        on(2, 5)),
                "exceeds-quantity");
    }

    @Test
    void under_a_commitment_the_portion_is_the_commitments() {
        var story = new LineStory("III.2").allocated().committed("2016-2020", 100_000_000, 2L, on(5, 4));
        story.refuses(
                new DisburseFunds(
                        line("III.2"),
                        story.fact(3),
                        Portion.NEW,
                        DisbursementKind.PAYMENT,
                        dong(1),
                        null,
                        null,
                        null,
                        on(2, 5)),
                "validation");
        story.when(pay("III.2", story.fact(3), DisbursementKind.PAYMENT, 1, on(2, 5)))
                .expectEvents(new FundsDisbursed(
                        story.fact(4),
                        story.fact(3),
                        Portion.of("2016-2020"),
                        DisbursementKind.PAYMENT,
                        dong(1),
                        null,
                        null,
                        null,
                        null,
                        null,
                        on(2, 5)));
    }

    @Test
    void an_advance_without_a_contract_is_due_by_the_end_of_the_following_month() {
        var story = new LineStory("II.2").allocated();
        story.when(pay("II.2", null, DisbursementKind.ADVANCE, 1_000_000, on(10, 6)))
                .expectEvents(new FundsDisbursed(
                        story.fact(2),
                        null,
                        Portion.NEW,
                        DisbursementKind.ADVANCE,
                        dong(1_000_000),
                        null,
                        null,
                        null,
                        on(31, 7),
                        null,
                        on(10, 6)));
    }

    @Test
    void money_leaves_until_the_adjustment_period_ends() {
        var story = new LineStory("II.2").allocated();
        story.when(pay("II.2", null, DisbursementKind.PAYMENT, 1, LocalDate.of(2022, 1, 31)))
                .expectSuccessfulHandlerExecution();
        story.refuses(
                pay("II.2", null, DisbursementKind.PAYMENT, 1, LocalDate.of(2022, 2, 1)),
                new DateOutsideYear(
                        2021, LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 31), LocalDate.of(2022, 2, 1)));
    }

    @Test
    void a_payment_is_never_dated_before_its_commitment() {
        var story = new LineStory("III.1").allocated().committed("NEW", 100_000_000, null, on(5, 4));
        story.refuses(
                pay("III.1", story.fact(2), DisbursementKind.PAYMENT, 1, on(4, 4)),
                new BeforeOriginal(on(4, 4), on(5, 4), story.fact(2)));
    }

    @Test
    void no_more_is_settled_or_recovered_than_is_outstanding() {
        var story = new LineStory("II.2").allocated();
        story.disbursed(null, "NEW", DisbursementKind.ADVANCE, 20_000_000, on(10, 4));
        var refusal = new NotEnoughAdvanced(story.fact(2), dong(20_000_000), dong(20_000_001), dong(1));
        story.refuses(new SettleAdvance(story.fact(2), dong(20_000_001), null, on(11, 4)), refusal);
        story.refuses(new RecoverAdvance(story.fact(2), dong(20_000_001), null, on(11, 4)), refusal);
    }

    @Test
    void a_payment_cannot_be_settled_or_recovered() {
        var story = new LineStory("II.2").allocated();
        story.disbursed(null, "NEW", DisbursementKind.PAYMENT, 20_000_000, on(10, 4));
        story.refuses(new SettleAdvance(story.fact(2), dong(1), null, on(11, 4)), new UnknownFact(story.fact(2)));
    }

    @Test
    void an_advance_under_a_commitment_comes_back_to_the_commitment() {
        var story = new LineStory("III.1").allocated().committed("NEW", 100_000_000, null, on(5, 4));
        story.disbursed(story.fact(2), "NEW", DisbursementKind.ADVANCE, 30_000_000, on(6, 4));
        story.when(new RecoverAdvance(story.fact(3), dong(10_000_000), null, on(7, 4)))
                .expectEvents(new AdvanceRecovered(
                        story.fact(4), story.fact(3), story.fact(2), Portion.NEW, dong(10_000_000), null, on(7, 4)));
    }

    @Test
    void a_payment_is_reversed_once_and_the_second_time_names_the_first() {
        var ledger = new InMemoryLedger();
        LedgerStories.registerAndAllocate(ledger);
        var commitment = ledger.record(new LineStory("III.1").commit(null, 100_000_000, null, on(5, 4)));
        var before = commitment.balanceAfter();
        var payment =
                ledger.record(pay("III.1", commitment.fact().id(), DisbursementKind.PAYMENT, 50_000_000, on(10, 6)));
        assertThat(payment.balanceAfter()).isNotEqualTo(before);
        var reversal = ledger.record(new ReverseDisbursement(payment.fact().id(), on(11, 6)));

        assertThat(reversal.balanceAfter()).isEqualTo(before);
        LedgerStories.assertRefused(
                ledger,
                new ReverseDisbursement(payment.fact().id(), on(12, 6)),
                new AlreadyReversed(payment.fact().id(), reversal.fact().id()));
    }

    @Test
    void a_settled_advance_is_not_reversible_until_its_settlement_is() {
        var story = new LineStory("II.2").allocated();
        story.disbursed(null, "NEW", DisbursementKind.ADVANCE, 20_000_000, on(10, 4));
        var settled = new AdvanceSettled(story.fact(3), story.fact(2), Portion.NEW, dong(5_000_000), null, on(11, 4));
        story.given(settled);
        story.refuses(
                new ReverseDisbursement(story.fact(2), on(12, 4)),
                new NotReversible(story.fact(2), List.of(story.fact(3))));
        story.when(new ReverseSettlement(story.fact(3), on(12, 4))).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_recovery_whose_money_was_promised_again_is_not_reversible() {
        var story = new LineStory("II.3").allocated();
        story.disbursed(null, "NEW", DisbursementKind.ADVANCE, 10_000_000, on(10, 4));
        story.given(new AdvanceRecovered(
                story.fact(3), story.fact(2), null, Portion.NEW, dong(10_000_000), null, on(11, 4)));
        story.when(new ReverseRecovery(story.fact(3), on(12, 4))).expectSuccessfulHandlerExecution();
        story.committed("NEW", 10_000_000, null, on(12, 4));
        story.refuses(
                new ReverseRecovery(story.fact(3), on(13, 4)),
                new NotReversible(story.fact(3), List.of(story.fact(4), story.fact(2))));
    }

    @Test
    void a_commitment_whose_advance_came_back_whole_is_not_reversible_until_the_advance_is_undone() {
        var story = new LineStory("III.1").allocated().committed("NEW", 100_000_000, null, on(5, 4));
        story.disbursed(story.fact(2), "NEW", DisbursementKind.ADVANCE, 30_000_000, on(6, 4));
        story.given(new AdvanceRecovered(
                story.fact(4), story.fact(3), story.fact(2), Portion.NEW, dong(30_000_000), null, on(7, 4)));
        story.refuses(
                new ReverseCommitment(story.fact(2), on(8, 4)),
                new NotReversible(story.fact(2), List.of(story.fact(3))));
    }
}
