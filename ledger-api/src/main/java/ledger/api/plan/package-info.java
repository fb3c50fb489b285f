/** The doors to plans: registering, reading, lines and balances. */
@NullMarked
package ledger.api.plan;

import org.jspecify.annotations.NullMarked;
