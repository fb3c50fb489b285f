/** The doors to allotment: allocations and their reversals. */
@NullMarked
package ledger.api.allotment;

import org.jspecify.annotations.NullMarked;
