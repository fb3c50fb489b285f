/** The rules of the ledger: what may happen to the money of an approved appendix. */
@NullMarked
package ledger.core;

import org.jspecify.annotations.NullMarked;
