/** The register of commitments: promised, drawn, undrawn and released. */
@NullMarked
package ledger.projections.commitment;

import org.jspecify.annotations.NullMarked;
