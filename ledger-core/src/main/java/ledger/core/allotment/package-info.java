/** Giao dự toán: money is given to a line. */
@NullMarked
package ledger.core.allotment;

import org.jspecify.annotations.NullMarked;
