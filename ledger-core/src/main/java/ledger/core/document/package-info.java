/** The papers a fact rests on and the party that is paid. */
@NullMarked
package ledger.core.document;

import org.jspecify.annotations.NullMarked;
