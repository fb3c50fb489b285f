/** The rule sets: those that ship with the ledger, and those that an administrator loads. */
@NullMarked
package ledger.api.law;

import org.jspecify.annotations.NullMarked;
