/** The registers: what the events add up to, folded in the order of the log and rebuildable at any time. */
@NullMarked
package ledger.projections;

import org.jspecify.annotations.NullMarked;
