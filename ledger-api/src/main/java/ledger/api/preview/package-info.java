/** What a command would do, before it is asked for. */
@NullMarked
package ledger.api.preview;

import org.jspecify.annotations.NullMarked;
