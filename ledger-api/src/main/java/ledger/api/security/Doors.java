package ledger.api.security;

import static ledger.api.security.Door.Mark.BEFORE_PASSWORD;
import static ledger.api.security.Door.Mark.NOT_BY_TOKEN;
import static ledger.api.security.Role.ACCOUNTANT;
import static ledger.api.security.Role.ADMINISTRATOR;
import static ledger.api.security.Role.APPROVER;
import static ledger.api.security.Role.AUDITOR;
import static ledger.api.security.Role.BUDGET_OFFICER;
import static ledger.api.security.Role.VIEWER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Every route of the ledger and the roles that open it. A route that does not stand here does not exist for anybody.
 * Roles that are bound to their own agency (accountants, approvers) get through the door of a line's route; whether the
 * line is theirs is asked behind it ({@link Caller#mustLead}).
 */
final class Doors {

    private static final String API = "/api/v1";

    private static final Set<Role> ANYBODY = EnumSet.allOf(Role.class);
    /** Plans, lines, balances and reports. */
    static final Set<Role> READERS = Set.of(AUDITOR, BUDGET_OFFICER, VIEWER, APPROVER, ACCOUNTANT);
    /** Single facts, contracts and payees. */
    private static final Set<Role> BOOKKEEPERS = Set.of(AUDITOR, BUDGET_OFFICER, APPROVER, ACCOUNTANT);
    /** What concerns all agencies at once. */
    private static final Set<Role> OVERSEERS = Set.of(AUDITOR, BUDGET_OFFICER);

    private static final Set<Role> KEEPERS = Set.of(AUDITOR, ADMINISTRATOR);

    private final List<Door> doors = new ArrayList<>();

    Doors() {
        openToAll();
        plans();
        money();
        approval();
        audit();
        administration();
        pages();
    }

    List<Door> all() {
        return List.copyOf(doors);
    }

    private void openToAll() {
        open("/actuator/health/**", "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**", "/swagger-ui");
        open("/swagger-ui.html", "/swagger-ui/**", "/problems/{code}", API + "/problems/{code}");
        open("/assets/**", "/webjars/**", "/favicon.ico");
    }

    private void plans() {
        post(Set.of(BUDGET_OFFICER), "/imports", "/imports/{id}/confirmation");
        get(OVERSEERS, "/imports/template", "/imports/{id}");
        post(Set.of(BUDGET_OFFICER), "/plans", "/plans/{plan}/withdrawals", "/plans/{plan}/amendments");
        get(READERS, "/plans", "/plans/{plan}", "/plans/{plan}/lines", "/plans/{plan}/lines/{code}");
        get(BOOKKEEPERS, "/plans/{plan}/lines/{code}/timeline", "/plans/{plan}/source");
        get(READERS, "/plans/{plan}/balances");
        get(BOOKKEEPERS, "/plans/{plan}/carried-over", "/plans/{plan}/advances");
        get(READERS, "/plans/{plan}/appendix", "/plans/{plan}/reports/{report}");
        get(READERS, "/open/fiscal-data-package.zip", "/open/iati/activities.xml", "/stream");
        get(ANYBODY, "/agencies", "/amounts/words");
    }

    private void money() {
        post(Set.of(BUDGET_OFFICER), "/plans/{plan}/allocations", "/plans/{plan}/transfers", "/plans/{plan}/holds");
        post(Set.of(BUDGET_OFFICER), "/holds/{id}/releases");
        post(Set.of(BUDGET_OFFICER), "/{fact:allocations|transfers|holds|carry-overs|lapses}/{id}/reversals");
        post(Set.of(BUDGET_OFFICER), "/plans/{plan}/carry-overs", "/plans/{plan}/lapses");
        post(Set.of(BUDGET_OFFICER), "/plans/{plan}/closures", "/plans/{plan}/reopenings");
        get(OVERSEERS, "/plans/{plan}/year-end");

        post(Set.of(ACCOUNTANT), "/plans/{plan}/commitments", "/plans/{plan}/disbursements");
        post(Set.of(ACCOUNTANT), "/plans/{plan}/{facts:commitments|disbursements}/imports");
        post(Set.of(ACCOUNTANT), "/plans/{plan}/{facts:commitments|disbursements}/imports/{id}/confirmation");
        get(BOOKKEEPERS, "/plans/{plan}/{facts:commitments|disbursements}/imports/{id}");
        post(Set.of(ACCOUNTANT), "/commitments/{id}/{act:adjustments|releases|disbursements}");
        post(Set.of(ACCOUNTANT), "/disbursements/{id}/{act:settlements|recoveries|returns}");
        // Releases are those of commitments: a hold's release is undone by holding again.
        post(
                Set.of(ACCOUNTANT),
                "/{fact:commitments|adjustments|releases|disbursements|settlements|recoveries|returns}/{id}/reversals");
        get(BOOKKEEPERS, "/plans/{plan}/commitments", "/commitments/{id}", "/commitments/{id}/history");
        get(BOOKKEEPERS, "/plans/{plan}/disbursements", "/disbursements/{id}");
    }

    private void approval() {
        post(Set.of(ACCOUNTANT), "/requests", "/requests/{id}/withdrawals");
        post(Set.of(ACCOUNTANT, BUDGET_OFFICER), "/plans/{plan}/previews");
        post(Set.of(APPROVER), "/requests/{id}/decisions");
        get(BOOKKEEPERS, "/requests", "/requests/{id}", "/plans/{plan}/approval-policy");
        door(PUT, Set.of(BUDGET_OFFICER), API + "/plans/{plan}/approval-policy");
    }

    private void audit() {
        // Accountants read back what they recorded; of other agencies' lines they see nothing behind this door.
        get(BOOKKEEPERS, "/events", "/events/{position}");
        get(OVERSEERS, "/refusals", "/plans/{plan}/diff", "/audit-bundle");
        get(OVERSEERS, "/proofs/head", "/proofs/keys", "/proofs/consistency", "/proofs/{position}");
        post(Set.of(AUDITOR), "/replays", "/samples");
        get(OVERSEERS, "/replays/{id}", "/samples/{id}");
        door(DELETE, Set.of(AUDITOR), API + "/replays/{id}");
    }

    private void administration() {
        accounts();
        get(KEEPERS, "/rule-sets", "/rule-sets/{name}");
        post(Set.of(ADMINISTRATOR), "/rule-sets");
        post(Set.of(ADMINISTRATOR), "/agencies", "/agencies/{code}/successors");
        post(Set.of(ACCOUNTANT, BUDGET_OFFICER), "/attachments");
        get(BOOKKEEPERS, "/attachments/{id}");
        door(GET, KEEPERS, "/actuator/info", "/actuator/prometheus");
    }

    /** Whose account or token it is, is asked behind the door. */
    private void accounts() {
        var administrator = Set.of(ADMINISTRATOR);
        own(GET, KEEPERS, "/accounts", NOT_BY_TOKEN);
        own(POST, administrator, "/accounts", NOT_BY_TOKEN);
        own(GET, ANYBODY, "/accounts/{username}", NOT_BY_TOKEN, BEFORE_PASSWORD);
        own(PATCH, administrator, "/accounts/{username}", NOT_BY_TOKEN);
        own(PUT, ANYBODY, "/accounts/{username}/password", NOT_BY_TOKEN, BEFORE_PASSWORD);
        own(POST, administrator, "/accounts/{username}/password-resets", NOT_BY_TOKEN);
        own(GET, ANYBODY, "/tokens", NOT_BY_TOKEN);
        own(POST, ANYBODY, "/tokens", NOT_BY_TOKEN);
        own(GET, ANYBODY, "/tokens/{id}", NOT_BY_TOKEN);
        own(DELETE, ANYBODY, "/tokens/{id}", NOT_BY_TOKEN);
        get(KEEPERS, "/account-events", "/access-journal");
    }

    private void own(HttpMethod method, Set<Role> roles, String path, Door.Mark... marks) {
        doors.add(Door.of(method, API + path, roles, marks));
    }

    private void pages() {
        door(GET, READERS, "/", "/plans/{plan}", "/plans/{plan}/overview", "/plans/{plan}/table");
        door(GET, BOOKKEEPERS, "/plans/{plan}/lines/{code}");
        var recorders = Set.of(ACCOUNTANT, BUDGET_OFFICER);
        door(GET, recorders, "/plans/{plan}/entry", "/plans/{plan}/entry/{act}");
        // Whether the caller may do what the form is for, is asked behind the door.
        door(POST, recorders, "/plans/{plan}/entry/{act}");
        door(GET, BOOKKEEPERS, "/plans/{plan}/entry/recorded/{position}");
        door(GET, OVERSEERS, "/imports/{id}", "/imports/{id}/{step:confirmation|recorded|withdrawal}");
        door(GET, Set.of(BUDGET_OFFICER), "/imports");
        door(POST, Set.of(BUDGET_OFFICER), "/imports", "/imports/{id}/confirmation", "/imports/{id}/withdrawal");
        doors.add(Door.of(GET, "/sign-in", null));
        doors.add(Door.of(POST, "/sign-in", null));
        doors.add(Door.of(POST, "/sign-out", null));
        doors.add(Door.of(GET, "/basic-sign-in", ANYBODY, NOT_BY_TOKEN, BEFORE_PASSWORD));
        doors.add(Door.of(GET, "/account", ANYBODY, NOT_BY_TOKEN, BEFORE_PASSWORD));
        doors.add(Door.of(POST, "/account", ANYBODY, NOT_BY_TOKEN, BEFORE_PASSWORD));
    }

    private void get(Set<Role> roles, String... paths) {
        for (var path : paths) {
            door(GET, roles, API + path);
        }
    }

    private void post(Set<Role> roles, String... paths) {
        for (var path : paths) {
            door(POST, roles, API + path);
        }
    }

    private void door(HttpMethod method, Set<Role> roles, String... paths) {
        for (var path : paths) {
            doors.add(Door.of(method, path, roles));
        }
    }

    private void open(String... paths) {
        for (var path : paths) {
            doors.add(Door.of(GET, path, null));
        }
    }
}
