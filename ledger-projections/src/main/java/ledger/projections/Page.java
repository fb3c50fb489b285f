package ledger.projections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an ordered list.
 *
 * @param next the row that the following part begins behind; null when this is the last one
 */
public record Page<T>(Order order, List<T> items, @Nullable Mark next) {}
