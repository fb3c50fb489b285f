/** The doors for auditors: the event history and the refusals. */
@NullMarked
package ledger.api.audit;

import org.jspecify.annotations.NullMarked;
