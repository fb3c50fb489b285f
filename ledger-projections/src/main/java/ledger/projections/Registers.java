package ledger.projections;

import java.util.List;
import ledger.projections.advance.DisbursementRegister;
import ledger.projections.balance.BalanceRegister;
import ledger.projections.commitment.CommitmentRegister;
import ledger.projections.journal.JournalRegister;
import ledger.projections.plan.PlanRegister;
import ledger.projections.request.RequestRegister;

/** All registers of the ledger. */
public final class Registers {

    private Registers() {}

    public static List<Register> all() {
        return List.of(
                new PlanRegister(),
                new BalanceRegister(),
                new CommitmentRegister(),
                new DisbursementRegister(),
                new RequestRegister(),
                new JournalRegister());
    }
}
