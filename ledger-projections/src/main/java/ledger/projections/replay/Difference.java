package ledger.projections.replay;

import org.jspecify.annotations.Nullable;

/**
 * One figure that a register shows otherwise than the events make it. Names are texts as the register has them: a row that
 * was changed by hand may hold any.
 *
 * @param table of schema {@code reading} that the figure stands in
 * @param document the commitment or the advance whose figure it is; null for figures of the portion
 * @param replayed what the events make of it; 0 for a row that should not be there
 * @param register what the register shows; 0 for a row that is missing
 */
public record Difference(
        String table,
        String plan,
        String line,
        String portion,
        Figure figure,
        @Nullable String document,
        long replayed,
        long register) {}
