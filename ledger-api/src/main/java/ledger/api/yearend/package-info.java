/** The end of a fiscal year: the checklist, carry-overs, lapses, closing and reopening. */
@NullMarked
package ledger.api.yearend;

import org.jspecify.annotations.NullMarked;
