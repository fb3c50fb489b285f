package ledger.api.security;

import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody who has been let in. Whatever finds out who somebody is makes one of these the principal of its authentication;
 * the doors ask for nothing else.
 *
 * @param way how it was found out
 * @param roles those the account acts in by this way, never more than it has
 * @param mayWrite whether by this way anything may be done but read
 * @param mustChange whether nothing may be done before a password is chosen
 */
record Guest(Account account, Way way, Set<Role> roles, boolean mayWrite, boolean mustChange)
        implements AuthenticatedPrincipal {

    Guest {
        roles = Set.copyOf(roles);
    }

    /** With everything that the account may do. */
    static Guest of(Account account, Way way, boolean mustChange) {
        return new Guest(account, way, account.roles(), true, mustChange);
    }

    @Override
    public String getName() {
        return account.username();
    }
}
