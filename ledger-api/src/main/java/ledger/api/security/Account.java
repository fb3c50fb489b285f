package ledger.api.security;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param agency the code of the agency it acts for; never null for accountants and approvers
 */
record Account(
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable String agency) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    Account {
        roles = Set.copyOf(roles);
    }

    /** Whether there could be an account of this name. */
    static boolean wellFormed(String username) {
        return FORM.matcher(username).matches();
    }
}
