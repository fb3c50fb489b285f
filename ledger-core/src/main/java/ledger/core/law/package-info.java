/** The rules in force on a date: named sets with their sources, never constants in code. */
@NullMarked
package ledger.core.law;

import org.jspecify.annotations.NullMarked;
