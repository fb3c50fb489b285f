package ledger.core.budget;

import static ledger.core.RealAppendix.line;
import static ledger.core.RealAppendix.plan;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.AllocationSupplemented;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.law.Certainty;
import ledger.core.law.Law;
import ledger.core.law.Warning;
import ledger.core.law.Warning.AdvanceRecoveryDue;
import ledger.core.law.Warning.AllocationAdjustedLate;
import ledger.core.law.Warning.TreasuryCommitmentRequired;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that warn and never refuse. */
class WarningsTest {

    private static final FactId FACT = new FactId(line("III.1"), 7);
    private static final Document DECISION = new Document("12/QĐ-UBND", on(1, 4));

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void allocated() {
        LedgerStories.registerAndAllocate(ledger);
    }

    private static List<Warning> warnings(LedgerEvent event) {
        return Warnings.of(event, Law.shipped().on(event.effective()));
    }

    private static FundsCommitted committed(long amount, @Nullable Document contract, LocalDate effective) {
        return new FundsCommitted(
                FACT,
                Portion.NEW,
                dong(amount),
                null,
                LineStory.PAYEE,
                contract,
                contract == null ? DECISION : null,
                effective);
    }

    @Test
    void the_treasury_is_told_of_contracts_from_two_hundred_million() {
        assertThat(warnings(committed(199_999_999, LineStory.CONTRACT, on(6, 4))))
                .isEmpty();
        assertThat(warnings(committed(200_000_000, null, on(6, 4)))).isEmpty();
        assertThat(warnings(committed(200_000_000, LineStory.CONTRACT, on(6, 4))))
                .containsExactly(new TreasuryCommitmentRequired(
                        "TT 113/2008/TT-BTC, TT 40/2016/TT-BTC",
                        Certainty.MEMORY,
                        dong(200_000_000),
                        dong(200_000_000),
                        "12/HĐ-TV",
                        on(5, 4),
                        10,
                        on(19, 4)));
    }

    @Test
    void from_24_november_2021_by_another_circular() {
        assertThat(warnings(committed(200_000_000, LineStory.CONTRACT, on(23, 11))))
                .extracting(Warning::source)
                .containsExactly("TT 113/2008/TT-BTC, TT 40/2016/TT-BTC");
        assertThat(warnings(committed(200_000_000, LineStory.CONTRACT, on(24, 11))))
                .extracting(Warning::source)
                .containsExactly("TT 89/2021/TT-BTC");
    }

    @Test
    void an_addendum_that_raises_the_contract_past_it_counts_once() {
        assertThat(warnings(adjusted(199_999_999, 200_000_000))).hasSize(1);
        assertThat(warnings(adjusted(200_000_000, 300_000_000))).isEmpty();
        assertThat(warnings(adjusted(300_000_000, 200_000_000))).isEmpty();
    }

    private static CommitmentAdjusted adjusted(long before, long after) {
        return new CommitmentAdjusted(
                FACT,
                new FactId(FACT.line(), 2),
                Portion.NEW,
                dong(before),
                dong(after),
                null,
                null,
                new Document("01/PL", on(3, 5)),
                on(3, 5));
    }

    @Test
    void an_allocation_is_adjusted_until_15_november() {
        assertThat(warnings(supplemented(on(15, 11)))).isEmpty();
        assertThat(warnings(supplemented(on(16, 11))))
                .containsExactly(
                        new AllocationAdjustedLate("NĐ 163/2016/NĐ-CP", Certainty.MEMORY, on(15, 11), on(16, 11)));
        assertThat(warnings(new FundsAllocated(FACT, Portion.NEW, dong(1), null, on(16, 11))))
                .as("given, not adjusted")
                .isEmpty();
    }

    @Test
    void an_appendix_too_is_amended_until_15_november() {
        assertThat(warnings(amended(on(15, 11)))).isEmpty();
        assertThat(warnings(amended(on(16, 11))))
                .containsExactly(
                        new AllocationAdjustedLate("NĐ 163/2016/NĐ-CP", Certainty.MEMORY, on(15, 11), on(16, 11)));
    }

    private static PlanAmended amended(LocalDate effective) {
        return new PlanAmended(plan(), 1, DECISION, Money.ZERO, null, effective);
    }

    private static AllocationSupplemented supplemented(LocalDate effective) {
        return new AllocationSupplemented(FACT, Portion.NEW, dong(1), DECISION, effective);
    }

    @Test
    void s6_advances_are_to_be_recovered_once_four_fifths_of_the_contract_have_left() {
        var contract = contract(60_000_000, LineStory.CONTRACT);
        var advance = disburse(contract, DisbursementKind.ADVANCE, 18_000_000);
        assertThat(warnings(advance)).isEmpty();
        assertThat(warnings(disburse(contract, DisbursementKind.PAYMENT, 29_999_999)))
                .isEmpty();
        assertThat(warnings(disburse(contract, DisbursementKind.PAYMENT, 1))).containsExactly(due(48_000_000));

        ledger.record(new RecoverAdvance(advance.id(), dong(1_000_000), null, on(20, 6)));
        assertThat(warnings(disburse(contract, DisbursementKind.PAYMENT, 999_999)))
                .as("what came back has not left")
                .isEmpty();
        ledger.record(new SettleAdvance(advance.id(), dong(17_000_000), null, on(20, 6)));
        assertThat(warnings(disburse(contract, DisbursementKind.PAYMENT, 5_000_000)))
                .as("nothing is outstanding")
                .isEmpty();
    }

    @Test
    void an_advance_that_itself_passes_the_limit_is_to_be_recovered_too() {
        var contract = contract(60_000_000, LineStory.CONTRACT);
        disburse(contract, DisbursementKind.PAYMENT, 30_000_000);
        assertThat(warnings(disburse(contract, DisbursementKind.ADVANCE, 18_000_000)))
                .containsExactly(due(48_000_000));
    }

    @Test
    void smaller_contracts_and_commitments_without_one_have_no_such_limit() {
        for (var commitment : List.of(contract(50_000_000, LineStory.CONTRACT), contract(60_000_000, null))) {
            disburse(commitment, DisbursementKind.ADVANCE, 18_000_000);
            assertThat(warnings(disburse(commitment, DisbursementKind.PAYMENT, 32_000_000)))
                    .isEmpty();
        }
    }

    private static AdvanceRecoveryDue due(long drawn) {
        return new AdvanceRecoveryDue(
                "TT 62/2020/TT-BTC",
                Certainty.SECONDARY_SOURCE,
                dong(60_000_000),
                dong(drawn),
                dong(48_000_000),
                80,
                dong(18_000_000));
    }

    private FactId contract(long amount, @Nullable Document contract) {
        return ledger.record(new CommitFunds(
                        line("III.1"),
                        null,
                        Money.dong(amount),
                        null,
                        LineStory.PAYEE,
                        contract,
                        contract == null ? DECISION : null,
                        on(5, 4)))
                .fact()
                .id();
    }

    private Fact disburse(FactId commitment, DisbursementKind kind, long amount) {
        return ledger.record(new DisburseFunds(
                        commitment.line(), commitment, null, kind, dong(amount), null, null, null, on(10, 6)))
                .fact();
    }
}
