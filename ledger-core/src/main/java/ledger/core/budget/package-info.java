/** The aggregates, the only door where Axon comes in: a line guards against overspend, a plan guards the ceiling. */
@NullMarked
package ledger.core.budget;

import org.jspecify.annotations.NullMarked;
