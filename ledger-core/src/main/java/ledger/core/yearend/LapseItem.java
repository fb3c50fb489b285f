package ledger.core.yearend;

import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/**
 * What lapses of a line.
 *
 * @param portion null for every portion of the line, or with an amount for the one it means by itself
 * @param amount of what is available of the portion; null for all that is available or held
 */
public record LapseItem(
        LineCode line, @Nullable Portion portion, @Nullable Money amount) {}
