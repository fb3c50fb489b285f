/** The books folded once more from the events, without the registers' SQL, and held against the registers. */
@NullMarked
package ledger.projections.replay;

import org.jspecify.annotations.NullMarked;
