/** The books of one line, folded from its facts: what every account holds, on every day, and what rests on what. */
@NullMarked
package ledger.core.books;

import org.jspecify.annotations.NullMarked;
