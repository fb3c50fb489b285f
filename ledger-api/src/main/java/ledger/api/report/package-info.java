/** Reports on a plan: how its money is used up over its year, and until when who reports to whom. */
@NullMarked
package ledger.api.report;

import org.jspecify.annotations.NullMarked;
