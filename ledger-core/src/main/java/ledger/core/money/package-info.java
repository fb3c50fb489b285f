/** Amounts and quantities: whole numbers that never round and never overflow in silence. */
@NullMarked
package ledger.core.money;

import org.jspecify.annotations.NullMarked;
