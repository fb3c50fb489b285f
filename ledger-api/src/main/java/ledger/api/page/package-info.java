/** The pages that people read: the appendix of a plan with what became of its money. */
@NullMarked
package ledger.api.page;

import org.jspecify.annotations.NullMarked;
