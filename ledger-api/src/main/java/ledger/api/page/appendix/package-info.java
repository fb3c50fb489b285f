/** The appendix of a plan with what became of its money: to read, to filter, to print and to take along. */
@NullMarked
package ledger.api.page.appendix;

import org.jspecify.annotations.NullMarked;
