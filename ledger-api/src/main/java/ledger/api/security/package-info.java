/** Who may ask what: accounts, signing in, the doors and the roles that open them. */
@NullMarked
package ledger.api.security;

import org.jspecify.annotations.NullMarked;
