/** The doors to disbursements: payments, advances, settlements, recoveries, reversals, reading. */
@NullMarked
package ledger.api.disbursement;

import org.jspecify.annotations.NullMarked;
