package ledger.core.budget;

import static ledger.core.RealAppendix.line;
import static ledger.core.budget.LedgerStories.assertRefused;
import static ledger.core.budget.LineStory.CONTRACT;
import static ledger.core.budget.LineStory.PAYEE;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.LineCommand;
import ledger.core.RealAppendix;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentRefusal.UnknownPlan;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.CarryOut;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.approval.ApprovalCommand.ReturnRequest;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.approval.ApprovalCommand.SubmitRequest;
import ledger.core.approval.ApprovalCommand.WithdrawRequest;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.approval.ApprovalEvent.RequestApproved;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.ApprovalRefusal.AlreadyDecided;
import ledger.core.approval.ApprovalRefusal.ApprovalRequired;
import ledger.core.approval.ApprovalRefusal.CommandNamedTwice;
import ledger.core.approval.ApprovalRefusal.NotTheRequester;
import ledger.core.approval.ApprovalRefusal.RequestIsPending;
import ledger.core.approval.ApprovalRefusal.RequesterIsApprover;
import ledger.core.approval.ApprovalRefusal.RequestsArePending;
import ledger.core.approval.ApprovalRefusal.TooEarly;
import ledger.core.approval.ApprovalRefusal.TooLate;
import ledger.core.approval.RequestState;
import ledger.core.balance.Balances;
import ledger.core.balance.Bucket;
import ledger.core.books.BooksRefusal.NotEnoughAvailable;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.books.BooksRefusal.WouldMakePastNegative;
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.commitment.CommitmentRefusal.NotEnoughCommitted;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.law.Approvable;
import ledger.core.law.ApprovalPolicy;
import ledger.core.law.ApprovalPolicy.Threshold;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndRefusal.YearIsClosed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one person asks for is set aside, decided once by another one, and carried out as if it had been recorded at once. */
class ApprovalTest {

    private static final String ASKER = "ketoan.khcn";
    private static final String DECIDER = "duyet.khcn";
    private static final String WORDING = "{}";
    /** 400,000,000 in one portion. */
    private static final LineId LINE = line("III.1");

    private static final LocalDate ASKED = LocalDate.of(2021, 7, 1);
    /** A month later, as long as nothing else is set. */
    private static final LocalDate LAST_DAY = LocalDate.of(2021, 7, 31);

    private static final Document OTHER_CONTRACT = new Document("13/HĐ-TV", on(6, 4));

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void allocate() {
        ledger.todayIs(ASKED);
        LedgerStories.registerAndAllocate(ledger);
    }

    @Test
    void a_request_sets_aside_what_it_would_take_and_nothing_else_can_use_it() {
        var asked = submit(commit(300_000_000));
        assertThat(asked.balanceAfter().available()).isEqualTo(dong(100_000_000));
        assertThat(asked.balanceAfter().reserved()).isEqualTo(dong(300_000_000));
        assertThat(asked.balanceAfter().committed()).isEqualTo(Money.ZERO);
        assertThat(asked.balanceAfter().allocated()).isEqualTo(dong(400_000_000));

        assertRefused(
                ledger,
                commit(OTHER_CONTRACT, 100_000_001),
                new NotEnoughAvailable(
                        LINE,
                        Portion.NEW,
                        dong(400_000_000),
                        dong(100_000_000),
                        dong(100_000_001),
                        dong(1),
                        List.of()));
        ledger.record(commit(OTHER_CONTRACT, 100_000_000));
    }

    @Test
    void a_request_says_what_is_asked_for_by_whom_and_until_when() {
        assertThat(submit(commit(300_000_000)).fact())
                .isEqualTo(new RequestSubmitted(
                        fact(2),
                        Approvable.COMMITMENTS,
                        WORDING,
                        Portion.NEW,
                        dong(300_000_000),
                        dong(300_000_000),
                        List.of(),
                        CONTRACT,
                        ASKER,
                        LAST_DAY,
                        on(1, 6)));
        var commitment = id(ledger.record(commit(10)));
        var adjustment =
                (RequestSubmitted) submit(new AdjustCommitment(commitment, dong(25), null, OTHER_CONTRACT, on(2, 6)))
                        .fact();
        assertThat(adjustment.command()).isEqualTo(Approvable.ADJUSTMENTS);
        assertThat(adjustment.about()).containsExactly(commitment);
        assertThat(adjustment.amount()).isEqualTo(dong(15));
        assertThat(adjustment.reserved()).isEqualTo(dong(15));
        assertThat(adjustment.document()).isEqualTo(OTHER_CONTRACT);
    }

    @Test
    void approved_it_is_recorded_as_if_nobody_had_been_asked() {
        var wanted = commit(300_000_000);
        var atOnce = new InMemoryLedger();
        atOnce.todayIs(ASKED);
        LedgerStories.registerAndAllocate(atOnce);
        atOnce.record(new HoldFunds(LINE, Portion.NEW, dong(1), on(1, 5)));
        atOnce.record(new HoldFunds(LINE, Portion.NEW, dong(1), on(1, 5)));
        var direct = atOnce.record(wanted);

        var carriedOut = carryOut(id(submit(wanted)), wanted);
        assertThat(carriedOut.fact()).isEqualTo(direct.fact());
        assertThat(carriedOut.commitment()).isEqualTo(direct.commitment());
        assertThat(carriedOut.balanceAfter().reserved()).isEqualTo(Money.ZERO);
        assertThat(carriedOut.balanceAfter().committed()).isEqualTo(dong(300_000_000));
        assertThat(carriedOut.balanceAfter().available()).isEqualTo(dong(100_000_000));
    }

    @Test
    void whatever_takes_available_money_is_set_aside_and_recorded() {
        var commitment = ledger.record(commit(100_000_000)).fact().id();
        var released = ledger.record(new ReleaseCommitment(commitment, dong(30_000_000), null, on(2, 6)));
        var payment = new DisburseFunds(
                LINE,
                null,
                Portion.NEW,
                DisbursementKind.PAYMENT,
                dong(40_000_000),
                null,
                PAYEE,
                OTHER_CONTRACT,
                on(3, 6));
        var raise = new AdjustCommitment(commitment, dong(120_000_000), null, CONTRACT, on(3, 6));
        var undone = new ReverseRelease(released.fact().id(), on(4, 6));
        var expected = List.of(dong(40_000_000), dong(20_000_000), dong(30_000_000));
        var wanted = List.of(payment, raise, undone);
        for (int i = 0; i < wanted.size(); i++) {
            var asked = submit(wanted.get(i));
            assertThat(asked.balanceAfter().reserved()).isEqualTo(expected.get(i));
            var carriedOut = carryOut(id(asked), wanted.get(i));
            assertThat(carriedOut.fact().amount()).isEqualTo(expected.get(i));
            assertThat(carriedOut.balanceAfter().reserved()).isEqualTo(Money.ZERO);
            assertThat(carriedOut.balanceAfter().allocated()).isEqualTo(dong(400_000_000));
        }
        assertThat(ledger.record(new HoldFunds(LINE, Portion.NEW, dong(240_000_000), on(5, 6)))
                        .balanceAfter()
                        .available())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void what_is_returned_withdrawn_or_expired_is_available_again() {
        List<Consumer<FactId>> ends = List.of(
                request -> ledger.record(new ReturnRequest(request, DECIDER)),
                request -> ledger.record(new WithdrawRequest(request, ASKER)),
                request -> {
                    ledger.todayIs(LAST_DAY.plusDays(1));
                    ledger.record(new ExpireRequest(request));
                });
        for (var end : ends) {
            var request = id(submit(commit(400_000_000)));
            end.accept(request);
            assertThat(lastBalances().reserved()).isEqualTo(Money.ZERO);
            assertThat(lastBalances().available()).isEqualTo(dong(400_000_000));
        }
        // From the day on from which it was set aside.
        ledger.record(commit(400_000_000));
    }

    @Test
    void nobody_decides_on_a_request_of_their_own() {
        var request = id(submit(commit(1_000_000)));
        for (var decision : List.of(new ApproveRequest(request, ASKER), new ReturnRequest(request, ASKER))) {
            assertRefused(ledger, decision, new RequesterIsApprover(request, ASKER));
        }
        ledger.record(new WithdrawRequest(request, ASKER));
    }

    @Test
    void nobody_withdraws_the_request_of_somebody_else() {
        var request = id(submit(commit(1_000_000)));
        assertRefused(ledger, new WithdrawRequest(request, DECIDER), new NotTheRequester(request, ASKER));
        assertThat(lastBalances().reserved()).isEqualTo(dong(1_000_000));
    }

    @Test
    void a_request_is_decided_once_and_the_refusal_says_how_and_by_which_fact() {
        var wanted = commit(1_000_000);
        var approved = id(submit(wanted));
        carryOut(approved, wanted);
        var returned = id(submit(wanted));
        var returning = ledger.record(new ReturnRequest(returned, DECIDER));
        var withdrawn = id(submit(wanted));
        var withdrawing = ledger.record(new WithdrawRequest(withdrawn, ASKER));
        var expired = id(submit(wanted));
        ledger.todayIs(LAST_DAY.plusDays(1));
        var expiring = ledger.record(new ExpireRequest(expired));

        decidedOnce(approved, RequestState.APPROVED, fact(3));
        decidedOnce(returned, RequestState.RETURNED, id(returning));
        decidedOnce(withdrawn, RequestState.WITHDRAWN, id(withdrawing));
        decidedOnce(expired, RequestState.EXPIRED, id(expiring));
    }

    private void decidedOnce(FactId request, RequestState state, FactId by) {
        for (var again : List.of(
                new ApproveRequest(request, DECIDER),
                new ReturnRequest(request, DECIDER),
                new WithdrawRequest(request, ASKER),
                new ExpireRequest(request))) {
            assertRefused(ledger, again, new AlreadyDecided(request, state, by));
        }
    }

    @Test
    void what_was_carried_out_may_be_undone_and_its_request_stays_decided() {
        var wanted = commit(1_000_000);
        var request = id(submit(wanted));
        var commitment = id(carryOut(request, wanted));
        var undone = ledger.record(new ReverseCommitment(commitment, on(2, 6)));
        assertThat(undone.balanceAfter().available()).isEqualTo(dong(400_000_000));
        assertThat(undone.balanceAfter().reserved()).isEqualTo(Money.ZERO);
        assertRefused(
                ledger,
                new ApproveRequest(request, DECIDER),
                new AlreadyDecided(request, RequestState.APPROVED, fact(3)));
    }

    @Test
    void a_request_that_is_not_there_is_not_decided() {
        var commitment = id(ledger.record(commit(1_000_000)));
        for (var unknown : List.of(commitment, fact(99))) {
            assertRefused(ledger, new ApproveRequest(unknown, DECIDER), new UnknownFact(unknown));
            assertRefused(ledger, new WithdrawRequest(unknown, ASKER), new UnknownFact(unknown));
        }
    }

    @Test
    void a_request_waits_until_the_end_of_its_last_day() {
        var wanted = commit(1_000_000);
        var late = id(submit(wanted));
        var intime = id(submit(commit(OTHER_CONTRACT, 1_000_000)));
        ledger.todayIs(LAST_DAY);
        assertRefused(ledger, new ExpireRequest(late), new TooEarly(late, LAST_DAY));
        carryOut(intime, commit(OTHER_CONTRACT, 1_000_000));
        ledger.todayIs(LAST_DAY.plusDays(1));
        assertRefused(ledger, new ApproveRequest(late, DECIDER), new TooLate(late, LAST_DAY));
        ledger.record(new ExpireRequest(late));
    }

    @Test
    void a_request_that_nobody_decided_on_in_time_may_still_be_returned_or_withdrawn() {
        var first = id(submit(commit(1_000_000)));
        var second = id(submit(commit(OTHER_CONTRACT, 1_000_000)));
        ledger.todayIs(LAST_DAY.plusDays(1));
        ledger.record(new ReturnRequest(first, DECIDER));
        ledger.record(new WithdrawRequest(second, ASKER));
        assertThat(lastBalances().reserved()).isEqualTo(Money.ZERO);
    }

    @Test
    void the_same_paper_is_not_asked_for_twice_at_a_time() {
        var first = id(submit(commit(1_000_000)));
        assertRefused(ledger, submission(commit(2_000_000)), new RequestIsPending(LINE, first, Approvable.COMMITMENTS));
        submit(commit(OTHER_CONTRACT, 1_000_000));
        submit(commitOn(line("III.2"), CONTRACT, 1_000_000));
        ledger.record(new ReturnRequest(first, DECIDER));
        submit(commit(2_000_000));
    }

    @Test
    void what_names_no_paper_is_not_asked_for_twice_of_the_same_fact() {
        var one = id(ledger.record(commit(10_000_000)));
        var other = id(ledger.record(commit(OTHER_CONTRACT, 10_000_000)));
        var first = id(submit(new ReleaseCommitment(one, dong(1), null, on(2, 6))));
        assertRefused(
                ledger,
                submission(new ReleaseCommitment(one, dong(2), null, on(2, 6))),
                new RequestIsPending(LINE, first, Approvable.RELEASES));
        submit(new ReleaseCommitment(other, dong(1), null, on(2, 6)));
        submit(new ReverseCommitment(one, on(2, 6)));

        // Neither a paper nor a fact: nothing says that they are the same.
        var payment = pay(null, 1_000_000, null);
        submit(payment);
        submit(payment);
        // Two papers of one commitment are two payments.
        submit(pay(other, 1_000_000, CONTRACT));
        submit(pay(other, 1_000_000, OTHER_CONTRACT));
    }

    @Test
    void what_takes_nothing_that_is_available_moves_nothing_and_is_decided_anew() {
        var commitment = id(ledger.record(commit(10_000_000)));
        var advance = id(ledger.record(advance(commitment, 4_000_000)));
        var before = lastBalances();
        var wanted = List.of(
                pay(commitment, 6_000_000, CONTRACT),
                new SettleAdvance(advance, dong(4_000_000), CONTRACT, on(3, 6)),
                new RecoverAdvance(advance, dong(4_000_000), CONTRACT, on(3, 6)),
                new ReleaseCommitment(commitment, dong(6_000_000), null, on(3, 6)),
                new AdjustCommitment(commitment, dong(5_000_000), null, CONTRACT, on(3, 6)),
                new ReverseDisbursement(advance, on(3, 6)));
        var requests = new ArrayList<FactId>();
        for (var one : wanted) {
            var asked = submit(one);
            assertThat(asked.fact().movements()).isEmpty();
            assertThat(((RequestSubmitted) asked.fact()).reserved()).isEqualTo(Money.ZERO);
            assertThat(asked.fact().amount()).isNotEqualTo(Money.ZERO);
            assertThat(asked.balanceAfter()).isEqualTo(before);
            requests.add(id(asked));
        }
        // Each would be allowed; after the first two, nothing is left for the others.
        carryOut(requests.get(0), wanted.get(0));
        carryOut(requests.get(1), wanted.get(1));
        for (int i = 2; i < wanted.size(); i++) {
            refusedTogether(requests.get(i), wanted.get(i));
            ledger.record(new ReturnRequest(requests.get(i), DECIDER));
        }
    }

    @Test
    void what_no_longer_fits_is_neither_approved_nor_recorded() {
        var commitment = id(ledger.record(commit(10_000_000)));
        var wanted = pay(commitment, 6_000_000, CONTRACT);
        var request = id(submit(wanted));
        ledger.record(pay(commitment, 5_000_000, OTHER_CONTRACT));
        var refused = refusedTogether(request, wanted);
        assertThat(refused.first())
                .isEqualTo(new NotEnoughCommitted(commitment, dong(5_000_000), dong(6_000_000), dong(1_000_000)));
        ledger.record(new ReturnRequest(request, DECIDER));
    }

    @Test
    void what_does_not_fit_is_not_even_asked_for() {
        assertThat(refused(submission(commit(400_000_001))).first()).isInstanceOf(NotEnoughAvailable.class);
        var outside =
                new CommitFunds(LINE, Portion.NEW, dong(1), null, PAYEE, CONTRACT, null, LocalDate.of(2020, 12, 31));
        assertThat(refused(submission(outside)).first().code()).isEqualTo("date-outside-year");
        assertThat(refused(submission(new ReverseCommitment(fact(9), on(1, 6)))).first())
                .isEqualTo(new UnknownFact(fact(9)));
        assertThat(ledger.events(LINE)).noneMatch(RequestSubmitted.class::isInstance);
    }

    @Test
    void what_nobody_approves_is_not_asked_for() {
        var hold = new HoldFunds(LINE, Portion.NEW, dong(1), on(1, 6));
        assertThatThrownBy(() -> ledger.record(submission(hold))).hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void from_the_amount_of_the_policy_on_it_has_to_be_asked_for() {
        policy(new Threshold(Approvable.COMMITMENTS, dong(50_000_000)));
        var below = id(ledger.record(commit(49_999_999)));
        assertRefused(
                ledger,
                commit(50_000_000),
                new ApprovalRequired(LINE, Approvable.COMMITMENTS, dong(50_000_000), dong(50_000_000)));
        var wanted = commit(OTHER_CONTRACT, 50_000_000);
        carryOut(id(submit(wanted)), wanted);
        // Other kinds are recorded as before.
        ledger.record(new AdjustCommitment(below, dong(149_999_999), null, CONTRACT, on(3, 6)));
        ledger.record(pay(null, 60_000_000, null));
    }

    @Test
    void an_adjustment_is_measured_by_what_it_changes_and_a_reversal_by_what_it_undoes() {
        var commitment = id(ledger.record(commit(100_000_000)));
        policy(
                new Threshold(Approvable.ADJUSTMENTS, dong(10_000_000)),
                new Threshold(Approvable.REVERSALS, dong(5_000_000)));
        for (long total : List.of(110_000_000, 90_000_000)) {
            assertRefused(
                    ledger,
                    new AdjustCommitment(commitment, dong(total), null, CONTRACT, on(3, 6)),
                    new ApprovalRequired(LINE, Approvable.ADJUSTMENTS, dong(10_000_000), dong(10_000_000)));
        }
        var adjustment =
                id(ledger.record(new AdjustCommitment(commitment, dong(109_999_999), null, CONTRACT, on(3, 6))));
        assertRefused(
                ledger,
                new ReverseAdjustment(adjustment, on(4, 6)),
                new ApprovalRequired(LINE, Approvable.REVERSALS, dong(9_999_999), dong(5_000_000)));
        var small = id(ledger.record(commit(OTHER_CONTRACT, 4_999_999)));
        ledger.record(new ReverseCommitment(small, on(4, 6)));
    }

    @Test
    void every_kind_that_an_accountant_records_can_be_wanted_approved_and_holds_never() {
        var commitment = id(ledger.record(commit(100_000_000)));
        var advance = id(ledger.record(advance(commitment, 10_000_000)));
        var payment = id(ledger.record(pay(commitment, 10_000_000, null)));
        policy(Stream.of(Approvable.values())
                .map(command -> new Threshold(command, Money.ZERO))
                .toArray(Threshold[]::new));
        var wanted = List.<LineCommand>of(
                commit(OTHER_CONTRACT, 1),
                new AdjustCommitment(commitment, dong(100_000_001), null, null, on(3, 6)),
                new ReleaseCommitment(commitment, dong(1), null, on(3, 6)),
                pay(null, 1, null),
                new SettleAdvance(advance, dong(1), null, on(3, 6)),
                new RecoverAdvance(advance, dong(1), null, on(3, 6)),
                new ReturnPayment(payment, dong(1), null, on(3, 6)),
                new ReverseDisbursement(payment, on(3, 6)));
        var kinds = new ArrayList<Approvable>();
        for (var one : wanted) {
            kinds.add(((ApprovalRequired) refused(one).first()).command());
        }
        assertThat(kinds).containsExactlyInAnyOrder(Approvable.values());
        var hold = id(ledger.record(new HoldFunds(LINE, Portion.NEW, dong(100_000_000), on(1, 6))));
        ledger.record(new ReleaseHold(hold, null, on(2, 6)));
    }

    @Test
    void a_command_that_is_not_allowed_is_refused_for_that_and_not_for_want_of_approval() {
        policy(new Threshold(Approvable.COMMITMENTS, Money.ZERO));
        assertThat(refused(commit(400_000_001)).first()).isInstanceOf(NotEnoughAvailable.class);
    }

    @Test
    void the_policy_of_a_plan_counts_until_the_next_one_and_for_no_other_plan() {
        policy(new Threshold(Approvable.COMMITMENTS, Money.ZERO));
        assertThat(refused(commit(1)).first()).isInstanceOf(ApprovalRequired.class);
        assertThat(ledger.events(RealAppendix.ID))
                .last()
                .isEqualTo(new ApprovalPolicySet(
                        RealAppendix.ID,
                        new ApprovalPolicy(List.of(new Threshold(Approvable.COMMITMENTS, Money.ZERO)), 10),
                        ASKED));
        policy();
        ledger.record(commit(1));
    }

    @Test
    void a_policy_says_how_long_a_request_waits_and_changes_nothing_for_those_that_wait() {
        var before = submit(commit(1_000_000));
        policy();
        var after = submit(commit(OTHER_CONTRACT, 1_000_000));
        assertThat(((RequestSubmitted) before.fact()).expires()).isEqualTo(LAST_DAY);
        assertThat(((RequestSubmitted) after.fact()).expires()).isEqualTo(ASKED.plusDays(10));
        ledger.todayIs(LAST_DAY);
        carryOut(id(before), commit(1_000_000));
    }

    @Test
    void a_policy_names_each_kind_once_and_a_plan_that_is_there() {
        assertThat(refused(setting(
                                new Threshold(Approvable.RETURNS, dong(1)), new Threshold(Approvable.RETURNS, dong(2))))
                        .first())
                .isEqualTo(new CommandNamedTwice(RealAppendix.ID, Approvable.RETURNS));
        var elsewhere = new SetApprovalPolicy(new PlanId("KH-2022"), ApprovalPolicy.NONE, ASKED);
        assertThat(refused(elsewhere).first()).isEqualTo(new UnknownPlan(new PlanId("KH-2022")));
    }

    @Test
    void what_was_not_approved_right_before_is_not_carried_out() {
        var wanted = commit(1_000_000);
        var request = id(submit(wanted));
        assertNotApproved(request, wanted);
        carryOut(request, wanted);
        assertNotApproved(request, wanted);
        var other = commit(OTHER_CONTRACT, 1_000_000);
        var next = id(submit(other));
        ledger.recordTogether(new ApproveRequest(next, DECIDER), new CarryOut(next, other));
        assertNotApproved(next, other);
        var returned = id(submit(wanted));
        ledger.record(new ReturnRequest(returned, DECIDER));
        assertNotApproved(returned, wanted);
    }

    @Test
    void what_was_approved_for_one_request_is_not_carried_out_for_another() {
        var wanted = commit(1_000_000);
        var request = id(submit(wanted));
        var other = id(submit(commit(OTHER_CONTRACT, 1_000_000)));
        ledger.record(new ApproveRequest(request, DECIDER));
        assertNotApproved(other, wanted);
        ledger.record(new HoldFunds(LINE, Portion.NEW, dong(1), on(1, 6)));
        assertNotApproved(request, wanted);
    }

    @Test
    void a_backdated_request_never_makes_the_past_negative() {
        ledger.record(new HoldFunds(LINE, Portion.NEW, dong(100_000_000), on(1, 6)));
        assertThat(refused(submission(commitFrom(on(1, 5), 300_000_001))).first())
                .isInstanceOf(NotEnoughAvailable.class);
        var hold = id(ledger.record(new HoldFunds(LINE, Portion.NEW, dong(100_000_000), on(2, 6))));
        ledger.record(new ReleaseHold(hold, null, on(20, 6)));
        assertThat(refused(submission(commitFrom(on(1, 5), 200_000_001))).first())
                .isInstanceOf(WouldMakePastNegative.class);

        var wanted = commitFrom(on(1, 5), 200_000_000);
        var request = id(submit(wanted));
        // Nothing is free between the day from which it counts and the one on which it is approved.
        assertThat(refused(new HoldFunds(LINE, Portion.NEW, dong(1), on(1, 5))).first())
                .isInstanceOf(WouldMakePastNegative.class);
        ledger.todayIs(ASKED.plusDays(20));
        var carriedOut = carryOut(request, wanted);
        assertThat(carriedOut.fact().effective()).isEqualTo(on(1, 5));
        assertThat(onEveryDay(LINE)).isNotEmpty().allMatch(figure -> figure >= 0);
    }

    @Test
    void the_money_of_a_request_that_is_not_approved_is_there_again_from_its_own_day_on() {
        var request = id(submit(commitFrom(on(1, 5), 400_000_000)));
        ledger.todayIs(ASKED.plusDays(20));
        var returned = ledger.record(new ReturnRequest(request, DECIDER));
        assertThat(returned.fact().effective()).isEqualTo(on(1, 5));
        ledger.record(commitFrom(on(2, 5), 400_000_000));
        assertThat(onEveryDay(LINE)).isNotEmpty().allMatch(figure -> figure >= 0);
    }

    @Test
    void a_year_is_not_closed_while_a_request_waits_even_one_that_sets_nothing_aside() {
        var payment = id(ledger.record(pay(null, 1_000_000, null)));
        var giveBack = id(submit(new ReturnPayment(payment, dong(1_000_000), CONTRACT, on(3, 6))));
        var setAside = id(submit(commit(2_000_000)));
        ledger.todayIs(LocalDate.of(2022, 3, 1));
        var lapse = new LapseFunds(RealAppendix.ID, List.of(), null, LocalDate.of(2022, 2, 10));
        ledger.recordAll(lapse);
        var close = new CloseYear(RealAppendix.ID, LocalDate.of(2022, 3, 1));
        var both = refused(close);
        assertThat(both.refusals()).extracting(Refusal::rule).containsExactly("requests-are-pending", "money-is-left");
        assertThat(both.first()).isEqualTo(new RequestsArePending(RealAppendix.ID, 2021, List.of(setAside, giveBack)));

        ledger.record(new ExpireRequest(setAside));
        ledger.recordAll(lapse);
        assertThat(refused(close).refusals())
                .containsExactly(new RequestsArePending(RealAppendix.ID, 2021, List.of(giveBack)));
        ledger.record(new ReturnRequest(giveBack, DECIDER));
        ledger.ask(close);

        var closed = new YearIsClosed(RealAppendix.ID, 2021, LocalDate.of(2022, 3, 1));
        assertRefused(ledger, submission(commit(1)), closed);
        assertRefused(ledger, setting(), closed);
        assertRefused(ledger, new ApproveRequest(giveBack, DECIDER), closed);
    }

    /** What stands in each account at the end of each day on which something counts. */
    private List<Long> onEveryDay(LineId line) {
        var facts = ledger.events(line).stream().filter(Fact.class::isInstance).toList();
        return facts.stream()
                .map(LedgerEvent::effective)
                .distinct()
                .flatMap(day -> facts.stream()
                        .flatMap(fact -> fact.movements().stream())
                        .flatMap(move -> Stream.of(move.from(), move.to()))
                        .distinct()
                        .filter(account -> account.bucket() != Bucket.OUTSIDE)
                        .map(account -> facts.stream()
                                .filter(fact -> !fact.effective().isAfter(day))
                                .flatMap(fact -> fact.movements().stream())
                                .mapToLong(move -> move.to().equals(account)
                                        ? move.amount().dong()
                                        : move.from().equals(account)
                                                ? -move.amount().dong()
                                                : 0)
                                .sum()))
                .toList();
    }

    private static FactId fact(int number) {
        return new FactId(LINE, number);
    }

    private static FactId id(Recorded recorded) {
        return recorded.fact().id();
    }

    private static CommitFunds commit(long amount) {
        return commit(CONTRACT, amount);
    }

    private static CommitFunds commit(Document contract, long amount) {
        return commitOn(LINE, contract, amount);
    }

    private static CommitFunds commitOn(LineId line, Document contract, long amount) {
        return new CommitFunds(line, Portion.NEW, dong(amount), null, PAYEE, contract, null, on(1, 6));
    }

    private static CommitFunds commitFrom(LocalDate day, long amount) {
        return new CommitFunds(LINE, Portion.NEW, dong(amount), null, PAYEE, CONTRACT, null, day);
    }

    private static DisburseFunds pay(@Nullable FactId commitment, long amount, @Nullable Document voucher) {
        return disburse(commitment, DisbursementKind.PAYMENT, amount, voucher);
    }

    private static DisburseFunds advance(FactId commitment, long amount) {
        return disburse(commitment, DisbursementKind.ADVANCE, amount, null);
    }

    private static DisburseFunds disburse(
            @Nullable FactId commitment, DisbursementKind kind, long amount, @Nullable Document voucher) {
        return new DisburseFunds(LINE, commitment, null, kind, dong(amount), null, PAYEE, voucher, on(2, 6));
    }

    private static SubmitRequest submission(LineCommand wanted) {
        return new SubmitRequest(wanted, WORDING, ASKER);
    }

    private Recorded submit(LineCommand wanted) {
        return ledger.record(submission(wanted));
    }

    private Recorded carryOut(FactId request, LineCommand wanted) {
        var both = ledger.recordTogether(new ApproveRequest(request, DECIDER), new CarryOut(request, wanted));
        assertThat(both.get(0).fact()).isInstanceOf(RequestApproved.class);
        return both.get(1);
    }

    private Refused refusedTogether(FactId request, LineCommand wanted) {
        var before = ledger.events(LINE);
        var refused = catchThrowableOfType(Refused.class, () -> carryOut(request, wanted));
        assertThat(refused).as("refused").isNotNull();
        assertThat(ledger.events(LINE)).isEqualTo(before);
        return refused;
    }

    private void assertNotApproved(FactId request, LineCommand wanted) {
        assertThatThrownBy(() -> ledger.record(new CarryOut(request, wanted)))
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static SetApprovalPolicy setting(Threshold... thresholds) {
        return new SetApprovalPolicy(RealAppendix.ID, new ApprovalPolicy(List.of(thresholds), 10), ASKED);
    }

    private void policy(Threshold... thresholds) {
        ledger.ask(setting(thresholds));
    }

    private Balances lastBalances() {
        return LineFold.lastOf(ledger.events(LINE)).balanceAfter();
    }

    private Refused refused(Object command) {
        var refused = catchThrowableOfType(Refused.class, () -> ledger.ask(command));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }
}
