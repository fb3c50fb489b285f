package ledger.api.security;

import static ledger.api.security.Role.ACCOUNTANT;
import static ledger.api.security.Role.ADMINISTRATOR;
import static ledger.api.security.Role.APPROVER;
import static ledger.api.security.Role.AUDITOR;
import static ledger.api.security.Role.BUDGET_OFFICER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import ledger.api.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** Which roles one person may have together. Whoever gives, spends, checks or lets others in does not do the other. */
final class RoleRules {

    private static final Set<Role> MONEY = Set.of(ACCOUNTANT, APPROVER, BUDGET_OFFICER);

    private RoleRules() {}

    /**
     * What is wrong with these roles and this agency of one account.
     *
     * @param agencies the codes of those that there are
     */
    static List<FieldError> obstacles(Set<Role> roles, @Nullable String agency, Set<String> agencies) {
        var obstacles = new ArrayList<>(conflicts(roles));
        if (agency == null && roles.stream().anyMatch(Role::confined)) {
            obstacles.add(new FieldError("/agency", "agency-of-role"));
        } else if (agency != null && !agencies.contains(agency)) {
            obstacles.add(new FieldError("/agency", "unknown-agency"));
        }
        return obstacles;
    }

    /** Which of these roles nobody has together, whoever says who they are. */
    static List<FieldError> conflicts(Set<Role> roles) {
        var obstacles = new ArrayList<FieldError>();
        if (roles.contains(ADMINISTRATOR) && !Collections.disjoint(roles, MONEY)) {
            obstacles.add(new FieldError("/roles", "administrator-without-money"));
        }
        if (roles.contains(AUDITOR) && (roles.contains(ADMINISTRATOR) || !Collections.disjoint(roles, MONEY))) {
            obstacles.add(new FieldError("/roles", "auditor-only-reads"));
        }
        if (roles.contains(BUDGET_OFFICER) && (roles.contains(ACCOUNTANT) || roles.contains(APPROVER))) {
            obstacles.add(new FieldError("/roles", "giver-does-not-spend"));
        }
        return obstacles;
    }
}
