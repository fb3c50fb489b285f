/** The doors to commitments: recording, releasing, reversing, reading. */
@NullMarked
package ledger.api.commitment;

import org.jspecify.annotations.NullMarked;
