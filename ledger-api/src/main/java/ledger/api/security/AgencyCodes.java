package ledger.api.security;

/** Knows which agencies there are: nobody can act for one that no plan names. */
@FunctionalInterface
public interface AgencyCodes {

    boolean known(String code);
}
