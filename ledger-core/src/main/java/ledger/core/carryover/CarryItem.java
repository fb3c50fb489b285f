package ledger.core.carryover;

import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * What is carried over of a line: of a commitment, of an advance, or of what is available.
 *
 * @param toLine of next year's plan; null for the line with the same code, which is opened where the plan has none
 * @param commitment whose undrawn part it is; null when it is none's
 * @param advance of which it is outstanding; null when it is none's
 * @param portion whose available money it is; null for the one that the line means by itself
 * @param amount null for all of it
 */
public record CarryItem(
        LineCode line,
        @Nullable LineCode toLine,
        Ground ground,
        @Nullable FactId commitment,
        @Nullable FactId advance,
        @Nullable Portion portion,
        @Nullable Money amount) {}
