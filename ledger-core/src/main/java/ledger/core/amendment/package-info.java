/** Amended appendices (phụ lục điều chỉnh): what a later decision prints instead, and what follows for the money given. */
@NullMarked
package ledger.core.amendment;

import org.jspecify.annotations.NullMarked;
