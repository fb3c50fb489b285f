/** The carry-over of money (chuyển nguồn): what a year left moves to the plan of the next one. */
@NullMarked
package ledger.core.carryover;

import org.jspecify.annotations.NullMarked;
