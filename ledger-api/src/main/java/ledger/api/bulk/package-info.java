/** Files of commitments or disbursements: checked as a whole, confirmed, and then recorded row by row. */
@NullMarked
package ledger.api.bulk;

import org.jspecify.annotations.NullMarked;
