package ledger.projections.balance;

import ledger.core.plan.LineId;
import ledger.core.plan.Portion;

/** One portion of one line. */
record Place(LineId line, Portion portion) {}
