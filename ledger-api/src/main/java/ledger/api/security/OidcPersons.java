package ledger.api.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Makes somebody who may sign in of what the provider says about a person, or says why it does not. */
final class OidcPersons {

    private static final Map<String, Role> ROLES = Arrays.stream(Role.values())
            .collect(Collectors.toUnmodifiableMap(role -> plain(role.name()), role -> role));

    private final OidcSettings.Claims claims;
    private final OidcNames names;

    OidcPersons(OidcSettings.Claims claims, OidcNames names) {
        this.claims = claims;
        this.names = names;
    }

    /**
     * Whom the provider tells of.
     *
     * @throws OidcRefused when nobody could act here as that
     */
    Account admit(Map<String, Object> told) {
        var account = account(told);
        try {
            names.mustBelongTo(account.username(), text(told, "iss"), text(told, "sub"));
        } catch (DataAccessException unreadable) {
            throw new OidcRefused(Problem.of(ProblemCode.UNAVAILABLE).retryAfter(2), unreadable);
        }
        return account;
    }

    private Account account(Map<String, Object> told) {
        var username = text(told, claims.username());
        if (!Account.wellFormed(username)) {
            throw refused("oidc-user-name", username);
        }
        var roles = roles(told);
        if (roles.isEmpty()) {
            throw refused("oidc-no-role", username);
        }
        if (!RoleRules.conflicts(roles).isEmpty()) {
            throw refused("oidc-role-conflict", username);
        }
        var agency = text(told, claims.agency());
        if (agency.isEmpty() && roles.stream().anyMatch(Role::confined)) {
            throw refused("oidc-no-agency", username);
        }
        var name = text(told, claims.name());
        return new Account(username, name.isEmpty() ? username : name, roles, agency.isEmpty() ? null : agency);
    }

    static OidcRefused refused(String rule, String username) {
        return new OidcRefused(Problem.of(ProblemCode.FORBIDDEN, rule).with("account", username));
    }

    /** The roles among what the provider says; others are for other programs. */
    private Set<Role> roles(Map<String, Object> told) {
        return values(told, claims.roles())
                .map(name -> ROLES.get(plain(name)))
                .filter(role -> role != null)
                .collect(Collectors.toSet());
    }

    private static String plain(String role) {
        return role.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static String text(Map<String, Object> told, String claim) {
        return values(told, claim).findFirst().orElse("");
    }

    /** What is a list for one provider is a text for another. */
    private static Stream<String> values(Map<String, Object> told, String claim) {
        var value = value(told, claim);
        var list = value instanceof Collection<?> several ? several : List.of(value == null ? "" : value);
        return list.stream().map(String::valueOf).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A claim may have dots in its own name, as in an address. */
    private static @Nullable Object value(Map<?, ?> told, String claim) {
        var dot = claim.indexOf('.');
        if (told.containsKey(claim) || dot < 0) {
            return told.get(claim);
        }
        return told.get(claim.substring(0, dot)) instanceof Map<?, ?> inner
                ? value(inner, claim.substring(dot + 1))
                : null;
    }
}
