/** Requests and decisions: what one person asks for and another one decides, and what a plan wants decided so. */
@NullMarked
package ledger.api.approval;

import org.jspecify.annotations.NullMarked;
