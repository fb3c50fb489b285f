package ledger.core.budget;

import ledger.core.Fact;
import ledger.core.commitment.CommitmentState;
import org.jspecify.annotations.Nullable;

/**
 * A fact that made a commitment or changed it.
 *
 * @param number of the fact's event in the stream of the line
 * @param before how the commitment stood until then; null for the fact that made it
 * @param after how it stood from then on
 */
public record CommitmentStep(
        int number, Fact fact, @Nullable CommitmentState before, CommitmentState after) {}
