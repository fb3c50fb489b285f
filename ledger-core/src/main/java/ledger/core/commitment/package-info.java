/** Cam kết chi: money is promised under a contract or a decision. */
@NullMarked
package ledger.core.commitment;

import org.jspecify.annotations.NullMarked;
