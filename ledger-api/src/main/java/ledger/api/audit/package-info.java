/** The doors for auditors: the event history. */
@NullMarked
package ledger.api.audit;

import org.jspecify.annotations.NullMarked;
