/** What the approved appendix says: its header, sections, lines and portions. */
@NullMarked
package ledger.projections.plan;

import org.jspecify.annotations.NullMarked;
