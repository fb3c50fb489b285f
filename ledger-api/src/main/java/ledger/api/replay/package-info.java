/** Everything is folded once more and held against the registers, while the ledger goes on. */
@NullMarked
package ledger.api.replay;

import org.jspecify.annotations.NullMarked;
