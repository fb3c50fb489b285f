/** The journal: every event in one row, filtered and searched. */
@NullMarked
package ledger.projections.journal;

import org.jspecify.annotations.NullMarked;
