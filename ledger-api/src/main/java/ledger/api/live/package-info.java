/** The ledger as it happens: every event, as far as the reader may see it, the moment it is recorded. */
@NullMarked
package ledger.api.live;

import org.jspecify.annotations.NullMarked;
