package ledger.api.disbursement;

import java.time.LocalDate;
import ledger.api.problem.Body;
import ledger.api.recording.Papers;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What a body says of one disbursement, whether it was sent alone or is a row of a file. */
public record DisbursementBody(
        @Nullable Portion portion,
        Money amount,
        DisbursementKind kind,
        @Nullable Quantity quantity,
        @Nullable Payee payee,
        @Nullable Document voucher) {

    /** The members of a disbursement under a commitment; only to be used after {@link Body#done()}. */
    public static DisbursementBody underCommitment(Body body) {
        return new DisbursementBody(
                Papers.portion(body, "portion"),
                body.money("amount"),
                body.oneOf("kind", DisbursementKind.class, DisbursementKind.PAYMENT),
                null,
                null,
                Papers.document(body, "voucher"));
    }

    /** The members of a direct disbursement beside its line; only to be used after {@link Body#done()}. */
    public static DisbursementBody direct(Body body) {
        return new DisbursementBody(
                Papers.portion(body, "portion"),
                body.money("amount"),
                body.oneOf("kind", DisbursementKind.class, DisbursementKind.PAYMENT),
                body.optionalQuantity("quantity"),
                Papers.optionalPayee(body),
                Papers.document(body, "voucher"));
    }

    /** The command on a line. */
    public DisburseFunds on(LineId line, @Nullable FactId commitment, LocalDate effective) {
        return new DisburseFunds(line, commitment, portion, kind, amount, quantity, payee, voucher, effective);
    }
}
