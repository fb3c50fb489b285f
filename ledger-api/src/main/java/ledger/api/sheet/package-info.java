/** Files of rows, whatever program wrote them, as cells that say where they stand. It knows nothing of appendices. */
@NullMarked
package ledger.api.sheet;

import org.jspecify.annotations.NullMarked;
