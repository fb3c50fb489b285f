/** Agencies with successors (cơ quan kế thừa): who takes over the lines of an agency that was merged, split or dissolved. */
@NullMarked
package ledger.core.succession;

import org.jspecify.annotations.NullMarked;
