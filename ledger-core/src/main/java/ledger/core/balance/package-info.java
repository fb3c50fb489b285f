/** Where money stands: buckets, accounts, movements between them and the balances they add up to. */
@NullMarked
package ledger.core.balance;

import org.jspecify.annotations.NullMarked;
