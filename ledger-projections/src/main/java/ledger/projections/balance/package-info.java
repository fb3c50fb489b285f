/** Balances of lines, portions, sections, agencies and plans. */
@NullMarked
package ledger.projections.balance;

import org.jspecify.annotations.NullMarked;
