/** What is said when something does not work: problem documents (RFC 9457), their sentences, and the strict reading of bodies. */
@NullMarked
package ledger.api.problem;

import org.jspecify.annotations.NullMarked;
