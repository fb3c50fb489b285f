package ledger.projections;

import static ledger.core.money.Money.dong;

import java.time.LocalDate;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** Facts of 2021 as tests tell them. */
public final class Facts {

    public static final LocalDate DAY = LocalDate.of(2021, 6, 10);
    private static final Document CONTRACT = new Document("12/HĐ-TV", LocalDate.of(2021, 4, 5));
    private static final Document VOUCHER = new Document("RDT-0031", DAY);

    private Facts() {}

    public static FactId id(String line, long number) {
        return new FactId(Appendix950.line(line), number);
    }

    public static FundsCommitted committed(FactId id, Portion portion, long amount, long quantity) {
        return committed(id, portion, amount, quantity, LocalDate.of(2021, 4, 5));
    }

    public static FundsCommitted committed(FactId id, Portion portion, long amount, long quantity, LocalDate day) {
        var payee = new Payee("Công ty TNHH Tư vấn Đo lường", "3900000001");
        return new FundsCommitted(
                id, portion, dong(amount), quantity == 0 ? null : Quantity.of(quantity), payee, CONTRACT, null, day);
    }

    public static CommitmentReleased released(FactId id, FundsCommitted of, long amount, long quantity) {
        return released(id, of, amount, quantity, DAY);
    }

    public static CommitmentReleased released(FactId id, FundsCommitted of, long amount, long quantity, LocalDate day) {
        return new CommitmentReleased(
                id, of.id(), of.portion(), dong(amount), quantity == 0 ? null : Quantity.of(quantity), day);
    }

    public static FundsDisbursed paid(FactId id, FundsCommitted from, long amount) {
        return paid(id, from, amount, DAY);
    }

    public static FundsDisbursed paid(FactId id, FundsCommitted from, long amount, LocalDate day) {
        return new FundsDisbursed(
                id,
                from.id(),
                from.portion(),
                DisbursementKind.PAYMENT,
                dong(amount),
                null,
                null,
                VOUCHER,
                null,
                null,
                day);
    }

    public static FundsDisbursed advanced(FactId id, @Nullable FundsCommitted from, Portion portion, long amount) {
        return advanced(id, from, portion, amount, DAY);
    }

    public static FundsDisbursed advanced(
            FactId id, @Nullable FundsCommitted from, Portion portion, long amount, LocalDate day) {
        return new FundsDisbursed(
                id,
                from == null ? null : from.id(),
                portion,
                DisbursementKind.ADVANCE,
                dong(amount),
                null,
                from == null ? new Payee("Nguyễn Văn A", null) : null,
                VOUCHER,
                from == null ? LocalDate.of(2021, 7, 31) : null,
                null,
                day);
    }

    public static FundsDisbursed paidDirectly(FactId id, Portion portion, long amount, long quantity) {
        return paidDirectly(id, portion, amount, quantity, DAY);
    }

    public static FundsDisbursed paidDirectly(FactId id, Portion portion, long amount, long quantity, LocalDate day) {
        return new FundsDisbursed(
                id,
                null,
                portion,
                DisbursementKind.PAYMENT,
                dong(amount),
                quantity == 0 ? null : Quantity.of(quantity),
                new Payee("Báo Tây Ninh", null),
                VOUCHER,
                null,
                null,
                day);
    }

    public static AdvanceSettled settled(FactId id, FundsDisbursed advance, long amount) {
        return settled(id, advance, amount, DAY);
    }

    public static AdvanceSettled settled(FactId id, FundsDisbursed advance, long amount, LocalDate day) {
        return new AdvanceSettled(id, advance.id(), advance.portion(), dong(amount), VOUCHER, day);
    }

    public static AdvanceRecovered recovered(FactId id, FundsDisbursed advance, long amount) {
        return recovered(id, advance, amount, DAY);
    }

    public static AdvanceRecovered recovered(FactId id, FundsDisbursed advance, long amount, LocalDate day) {
        return new AdvanceRecovered(
                id, advance.id(), advance.commitment(), advance.portion(), dong(amount), VOUCHER, day);
    }

    public static LineId line(String code) {
        return Appendix950.line(code);
    }
}
