/** What was decided is decided again, each command on the books of its own moment and under the rules of its own day. */
@NullMarked
package ledger.api.redeciding;

import org.jspecify.annotations.NullMarked;
