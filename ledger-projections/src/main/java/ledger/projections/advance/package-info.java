/** The register of disbursements: payments, and advances with what is outstanding. */
@NullMarked
package ledger.projections.advance;

import org.jspecify.annotations.NullMarked;
