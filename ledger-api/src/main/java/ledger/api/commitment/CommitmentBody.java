package ledger.api.commitment;

import java.time.LocalDate;
import ledger.api.problem.Body;
import ledger.api.recording.Papers;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What a body says of one commitment, whether it was sent alone or is a row of a file. */
public record CommitmentBody(
        String lineCode,
        @Nullable Portion portion,
        Money amount,
        @Nullable Quantity quantity,
        Payee payee,
        @Nullable Document contract,
        @Nullable Document decision) {

    /** The members of a commitment; only to be used after {@link Body#done()}. */
    public static CommitmentBody read(Body body) {
        var code = body.text("lineCode", 64);
        var portion = Papers.portion(body, "portion");
        var amount = body.money("amount");
        var quantity = body.optionalQuantity("quantity");
        var payee = Papers.payee(body.object("payee"));
        var contract = Papers.document(body, "contract");
        var decision = Papers.document(body, "decision");
        if (!body.has("contract") && !body.has("decision")) {
            body.error("contract", "required");
        }
        return new CommitmentBody(code, portion, amount, quantity, payee, contract, decision);
    }

    /** The command on the line that the code names. */
    public CommitFunds on(LineId line, LocalDate effective) {
        return new CommitFunds(line, portion, amount, quantity, payee, contract, decision, effective);
    }
}
