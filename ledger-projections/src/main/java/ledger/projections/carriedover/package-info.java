/** The register of work carried over from earlier periods. */
@NullMarked
package ledger.projections.carriedover;

import org.jspecify.annotations.NullMarked;
