package ledger.core.budget;

import static ledger.core.RealAppendix.line;
import static ledger.core.budget.LineStory.CONTRACT;
import static ledger.core.budget.LineStory.PAYEE;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;

import java.time.LocalDate;
import java.util.List;
import ledger.core.balance.Bucket;
import ledger.core.books.BooksRefusal.AlreadyReversed;
import ledger.core.books.BooksRefusal.ExceedsQuantity;
import ledger.core.books.BooksRefusal.NotEnoughAvailable;
import ledger.core.books.BooksRefusal.NotReversible;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.books.BooksRefusal.WouldMakePastNegative;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.CommitmentReversed;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.commitment.CommitmentEvent.ReleaseReversed;
import ledger.core.commitment.CommitmentRefusal.NotEnoughCommitted;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.law.LawRefusal.DateOutsideYear;
import ledger.core.money.Quantity;
import ledger.core.plan.Portion;
import org.junit.jupiter.api.Test;

class CommitmentTest {

    private static final Portion CARRIED = Portion.of("2016-2020");

    @Test
    void money_is_promised_to_a_payee_under_a_contract() {
        var story = new LineStory("III.2").allocated();
        story.when(story.commit("2016-2020", 100_000_000, 2L, on(5, 4)))
                .expectEvents(new FundsCommitted(
                        story.fact(3), CARRIED, dong(100_000_000), Quantity.of(2), PAYEE, CONTRACT, null, on(5, 4)));
    }

    @Test
    void never_commit_one_dong_more_than_is_available_in_either_portion() {
        var story = new LineStory("III.2")
                .allocated()
                .committed("2016-2020", 100_000_000, 2L, on(5, 4))
                .committed("NEW", 200_000_000, 4L, on(6, 4));
        for (var portion : List.of("2016-2020", "NEW")) {
            var allocated = portion.equals("NEW") ? dong(200_000_000) : dong(100_000_000);
            story.refuses(
                    story.commit(portion, 1, null, on(7, 4)),
                    new NotEnoughAvailable(
                            line("III.2"), Portion.of(portion), allocated, dong(0), dong(1), dong(1), List.of()));
        }
    }

    @Test
    void money_of_one_portion_does_not_pay_for_the_other() {
        var story = new LineStory("III.2").allocated();
        story.refuses(
                story.commit("NEW", 220_000_000, null, on(5, 4)),
                new NotEnoughAvailable(
                        line("III.2"),
                        Portion.NEW,
                        dong(200_000_000),
                        dong(200_000_000),
                        dong(220_000_000),
                        dong(20_000_000),
                        List.of()));
    }

    @Test
    void quantity_is_refused_even_when_the_money_would_suffice() {
        var story = new LineStory("III.2").allocated();
        story.refuses(
                story.commit("2016-2020", 90_000_000, 3L, on(5, 4)),
                new ExceedsQuantity(line("III.2"), CARRIED, Quantity.of(2), Quantity.of(2), Quantity.of(3)));
    }

    @Test
    void every_obstacle_is_reported_dates_first_then_quantity_then_money() {
        var story = new LineStory("III.2").allocated().todayIs(on(30, 6));
        story.refuses(
                story.commit("2016-2020", 100_000_001, 3L, LocalDate.of(2022, 1, 1)),
                "date-outside-year",
                "date-in-future",
                "exceeds-quantity",
                "not-enough-available");
    }

    @Test
    void an_adjustment_is_not_undone_while_a_release_gave_its_quantity_back() {
        var story = new LineStory("III.1").allocated().committed("NEW", 8_000_000, null, on(1, 4));
        var commitment = story.fact(2);
        story.given(new CommitmentAdjusted(
                story.fact(3),
                commitment,
                Portion.NEW,
                dong(8_000_000),
                dong(24_000_000),
                Quantity.of(0),
                Quantity.of(3),
                null,
                on(2, 4)));
        story.given(new CommitmentReleased(
                story.fact(4), commitment, Portion.NEW, dong(1_000_000), Quantity.of(3), on(3, 4)));
        story.refuses(
                new ReverseAdjustment(story.fact(3), on(4, 4)),
                new NotReversible(story.fact(3), List.of(story.fact(4))));
    }

    @Test
    void a_line_whose_whole_money_is_carried_over_needs_no_portion_stated() {
        var story = new LineStory("III.5").allocated();
        story.when(story.commit(null, 20_000_000, 1L, on(5, 4)))
                .expectEvents(new FundsCommitted(
                        story.fact(2), CARRIED, dong(20_000_000), Quantity.of(1), PAYEE, CONTRACT, null, on(5, 4)));
    }

    @Test
    void a_portion_the_line_does_not_have_is_named() {
        var story = new LineStory("III.1").allocated();
        story.refuses(story.commit("2016-2020", 1, null, on(5, 4)), "validation");
    }

    @Test
    void a_commitment_counts_within_the_fiscal_year_and_not_from_tomorrow() {
        var story = new LineStory("III.1").allocated();
        story.refuses(
                story.commit(null, 1, null, LocalDate.of(2022, 1, 1)),
                new DateOutsideYear(
                        2021, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31), LocalDate.of(2022, 1, 1)));
        story.todayIs(on(5, 4));
        story.refuses(story.commit(null, 1, null, on(6, 4)), new DateInFuture(on(6, 4), on(5, 4)));
        story.when(story.commit(null, 1, null, on(5, 4))).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_commitment_dated_back_may_not_make_a_past_day_negative() {
        // 400 million from 30/3, of which 350 were promised from 1/4 to 20/5 and are free again since.
        var story = new LineStory("III.1").allocated().committed("NEW", 350_000_000, null, on(1, 4));
        story.given(
                new CommitmentReleased(story.fact(3), story.fact(2), Portion.NEW, dong(350_000_000), null, on(20, 5)));
        story.refuses(
                story.commit(null, 60_000_000, null, on(10, 4)),
                new WouldMakePastNegative(
                        line("III.1"),
                        Portion.NEW,
                        Bucket.AVAILABLE,
                        on(10, 4),
                        dong(50_000_000),
                        dong(60_000_000),
                        dong(10_000_000)));
        story.refuses(
                story.commit(null, 1, null, on(29, 3)),
                new WouldMakePastNegative(
                        line("III.1"), Portion.NEW, Bucket.AVAILABLE, on(29, 3), dong(0), dong(1), dong(1)));
        story.when(story.commit(null, 60_000_000, null, on(20, 5))).expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_undrawn_is_released_with_its_whole_quantity_when_nothing_stays() {
        var story = new LineStory("III.2").allocated().committed("NEW", 200_000_000, 4L, on(5, 4));
        story.when(new ReleaseCommitment(story.fact(3), null, null, on(1, 6)))
                .expectEvents(new CommitmentReleased(
                        story.fact(4), story.fact(3), Portion.NEW, dong(200_000_000), Quantity.of(4), on(1, 6)));
    }

    @Test
    void only_the_undrawn_part_can_be_released() {
        var story = new LineStory("III.1").allocated().committed("NEW", 100_000_000, null, on(5, 4));
        story.disbursed(story.fact(2), "NEW", DisbursementKind.PAYMENT, 70_000_000, on(1, 5));
        story.refuses(
                new ReleaseCommitment(story.fact(2), dong(30_000_001), null, on(1, 6)),
                new NotEnoughCommitted(story.fact(2), dong(30_000_000), dong(30_000_001), dong(1)));
        story.when(new ReleaseCommitment(story.fact(2), null, null, on(1, 6)))
                .expectEvents(new CommitmentReleased(
                        story.fact(4), story.fact(2), Portion.NEW, dong(30_000_000), null, on(1, 6)));
    }

    @Test
    void a_release_gives_back_no_more_quantity_than_was_committed() {
        var story = new LineStory("III.2").allocated().committed("NEW", 200_000_000, 3L, on(5, 4));
        story.refuses(new ReleaseCommitment(story.fact(3), dong(1), Quantity.of(4), on(1, 6)), "exceeds-quantity");
    }

    @Test
    void a_commitment_is_reversed_once_with_its_quantity() {
        var story = new LineStory("III.2").allocated().committed("2016-2020", 100_000_000, 2L, on(5, 4));
        var original = (FundsCommitted) new FundsCommitted(
                story.fact(3), CARRIED, dong(100_000_000), Quantity.of(2), PAYEE, CONTRACT, null, on(5, 4));
        story.when(new ReverseCommitment(story.fact(3), on(6, 4)))
                .expectEvents(new CommitmentReversed(story.fact(4), original, on(6, 4)));
        story.given(new CommitmentReversed(story.fact(4), original, on(6, 4)));
        story.refuses(
                new ReverseCommitment(story.fact(3), on(7, 4)), new AlreadyReversed(story.fact(3), story.fact(4)));
        story.when(story.commit("2016-2020", 100_000_000, 2L, on(6, 4))).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_reversal_is_never_dated_before_its_original() {
        var story = new LineStory("III.1").allocated().committed("NEW", 1_000, null, on(5, 4));
        story.refuses(new ReverseCommitment(story.fact(2), on(4, 4)), "before-original");
    }

    @Test
    void a_commitment_with_payments_is_not_reversible_and_names_them_newest_first() {
        var story = new LineStory("III.1").allocated().committed("NEW", 100_000_000, null, on(5, 4));
        story.disbursed(story.fact(2), "NEW", DisbursementKind.PAYMENT, 10_000_000, on(1, 5));
        story.disbursed(story.fact(2), "NEW", DisbursementKind.PAYMENT, 20_000_000, on(2, 5));
        story.refuses(
                new ReverseCommitment(story.fact(2), on(1, 6)),
                new NotReversible(story.fact(2), List.of(story.fact(4), story.fact(3))));
    }

    @Test
    void a_release_whose_money_was_promised_again_is_not_reversible() {
        var story = new LineStory("III.1").allocated().committed("NEW", 400_000_000, null, on(5, 4));
        var release =
                new CommitmentReleased(story.fact(3), story.fact(2), Portion.NEW, dong(400_000_000), null, on(1, 5));
        story.given(release);
        story.when(new ReverseRelease(story.fact(3), on(1, 6)))
                .expectEvents(new ReleaseReversed(story.fact(4), release, on(1, 6)));
        story.committed("NEW", 350_000_000, null, on(2, 5));
        story.refuses(
                new ReverseRelease(story.fact(3), on(1, 6)),
                new NotReversible(story.fact(3), List.of(story.fact(4), story.fact(2))));
    }

    @Test
    void an_unknown_commitment_is_not_found() {
        var story = new LineStory("III.1").allocated();
        story.refuses(new ReleaseCommitment(story.fact(1), null, null, on(1, 6)), new UnknownFact(story.fact(1)));
        story.refuses(new ReverseCommitment(story.fact(9), on(1, 6)), new UnknownFact(story.fact(9)));
    }
}
