/** The end of a fiscal year: lapses, closing and reopening. */
@NullMarked
package ledger.api.yearend;

import org.jspecify.annotations.NullMarked;
