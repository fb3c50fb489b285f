/** Reads an appendix as it was published, checks every figure, and makes a plan of it once the reader has confirmed. */
@NullMarked
package ledger.api.importing;

import org.jspecify.annotations.NullMarked;
