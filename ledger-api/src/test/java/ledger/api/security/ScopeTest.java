package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far somebody with several roles gets: as far as one of the roles that open the door, and no further. */
class ScopeTest {

    @Test
    void several_roles_reach_what_the_widest_of_those_that_open_the_door_reaches() {
        for (var door : new Doors().all()) {
            allowed()
                    .forEach(roles -> door.actingRole(roles).ifPresent(acting -> {
                        var opening = roles.stream()
                                .filter(role -> door.actingRole(Set.of(role)).isPresent());
                        assertThat(caller(acting, roles).reaches("cuc-thong-ke"))
                                .as("%s as %s", door, roles)
                                .isEqualTo(opening.anyMatch(
                                        role -> caller(role, roles).reaches("cuc-thong-ke")));
                    }));
        }
    }

    @Test
    void an_accountant_who_is_a_viewer_too_reads_all_lines_and_the_contracts_of_the_own_agency() {
        var both = Set.of(Role.VIEWER, Role.ACCOUNTANT);
        assertThat(acting("/api/v1/plans/{plan}/lines", both)).isEqualTo(Role.VIEWER);
        assertThat(acting("/api/v1/plans/{plan}/commitments", both)).isEqualTo(Role.ACCOUNTANT);
    }

    private static Role acting(String path, Set<Role> roles) {
        return new Doors()
                .all().stream()
                        .filter(door -> door.path().getPatternString().equals(path))
                        .filter(door -> door.method().name().equals("GET"))
                        .findFirst()
                        .flatMap(door -> door.actingRole(roles))
                        .orElseThrow();
    }

    /** Every set of roles that one person may have. */
    private static Stream<Set<Role>> allowed() {
        return IntStream.range(1, 1 << Role.values().length)
                .<Set<Role>>mapToObj(bits -> {
                    var roles = EnumSet.noneOf(Role.class);
                    for (var role : Role.values()) {
                        if ((bits & 1 << role.ordinal()) != 0) {
                            roles.add(role);
                        }
                    }
                    return roles;
                })
                .filter(roles ->
                        RoleRules.obstacles(roles, "so-khcn", Set.of("so-khcn")).isEmpty());
    }

    private static Caller caller(Role acting, Set<Role> roles) {
        return new Caller("lan", acting, roles, "so-khcn", "API");
    }
}
