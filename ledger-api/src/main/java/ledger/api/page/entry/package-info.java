/** Ghi sổ: forms on which accountants record, in the words of the paper that lies in front of them. */
@NullMarked
package ledger.api.page.entry;

import org.jspecify.annotations.NullMarked;
