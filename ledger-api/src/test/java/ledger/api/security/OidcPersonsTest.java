package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OidcPersonsTest {

    private final OidcNames names = new OidcNames(JdbcClient.create(TestDatabase.create()));

    @Test
    void roles_are_known_however_a_provider_writes_them_and_others_are_ignored() {
        var roles = List.of("ACCOUNTANT", "VIEWER", "Approver", "uma_authorization");
        var told = told(Map.of("realm_access", Map.of("roles", roles), "agency", "so-khcn", "name", "Trần Thị Lan"));

        assertThat(persons("realm_access.roles").admit(told))
                .isEqualTo(new Account(
                        "lan", "Trần Thị Lan", Set.of(Role.ACCOUNTANT, Role.VIEWER, Role.APPROVER), "so-khcn"));
    }

    @Test
    void roles_stand_where_the_provider_puts_them() {
        var viewer = Set.of(Role.VIEWER);
        assertThat(persons("groups")
                        .admit(told(Map.of("groups", List.of("budget officer"))))
                        .roles())
                .containsExactly(Role.BUDGET_OFFICER);
        assertThat(persons("https://ledger.example/roles")
                        .admit(told(Map.of("https://ledger.example/roles", "viewer")))
                        .roles())
                .isEqualTo(viewer);
        assertThat(persons("resource_access.ledger.roles")
                        .admit(told(Map.of("resource_access", Map.of("ledger", Map.of("roles", List.of("viewer"))))))
                        .roles())
                .isEqualTo(viewer);
        refused("oidc-no-role", persons("roles.of.nobody"), told(Map.of("roles", List.of("viewer"))));
    }

    @Test
    void who_has_no_name_of_their_own_is_called_by_the_user_name() {
        assertThat(persons("roles").admit(told(Map.of("roles", "viewer"))).displayName())
                .isEqualTo("lan");
    }

    @Test
    void an_accountant_without_an_agency_is_nobody_here() {
        refused("oidc-no-agency", persons("roles"), told(Map.of("roles", "accountant", "agency", "")));
    }

    @Test
    void roles_that_no_account_has_together_are_not_had_from_elsewhere() {
        refused(
                "oidc-role-conflict",
                persons("roles"),
                told(Map.of("roles", List.of("administrator", "budget-officer"))));
    }

    @Test
    void a_name_that_no_account_could_have_is_refused() {
        refused("oidc-user-name", persons("roles"), Map.of("iss", "i", "sub", "s", "roles", "viewer"));
        refused(
                "oidc-user-name",
                persons("roles"),
                Map.of("iss", "i", "sub", "s", "roles", "viewer", "preferred_username", "Lan"));
    }

    private OidcPersons persons(String roles) {
        return new OidcPersons(new OidcSettings.Claims("preferred_username", "name", roles, "agency"), names);
    }

    private static Map<String, Object> told(Map<String, Object> claims) {
        var told = new HashMap<String, Object>(claims);
        told.put("preferred_username", "lan");
        told.put("iss", "https://provider.example");
        told.put("sub", "4711");
        return told;
    }

    private static void refused(String rule, OidcPersons persons, Map<String, Object> told) {
        assertThatThrownBy(() -> persons.admit(told))
                .isInstanceOf(OidcRefused.class)
                .hasMessage(rule);
    }
}
