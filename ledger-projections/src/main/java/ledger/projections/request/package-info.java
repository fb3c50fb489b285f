/** The register of requests: what waits for a decision, and how it was decided. */
@NullMarked
package ledger.projections.request;

import org.jspecify.annotations.NullMarked;
