/** The end of a fiscal year: what is left lapses, and the year is closed. */
@NullMarked
package ledger.core.yearend;

import org.jspecify.annotations.NullMarked;
