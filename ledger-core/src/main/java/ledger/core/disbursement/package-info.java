/** Giải ngân: money leaves as a payment or an advance; advances are settled or recovered. */
@NullMarked
package ledger.core.disbursement;

import org.jspecify.annotations.NullMarked;
