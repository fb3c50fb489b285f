package ledger.api.security;

import java.util.Set;

/** Knows which agencies there are: nobody can act for one that no plan names. */
@FunctionalInterface
public interface AgencyCodes {

    /** The codes of those that act now. */
    Set<String> acting();
}
