package ledger.projections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is ordered by position.
 *
 * @param next what to ask after for the following part; null when this is the last one
 */
public record Page<T>(List<T> items, @Nullable Long next) {}
