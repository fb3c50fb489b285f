package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

/** Every route by every role. The table below is what the interface promises, not what the program happens to do. */
class DoorsTest extends OverHttp {

    /** Columns: accountant, approver, budget officer, auditor, viewer, administrator. */
    private static final String EXPECTED = """
            # plans
            POST /imports                                  - - B - - -
            GET  /imports/template                         - - B K - -
            GET  /imports/1                                - - B K - -
            POST /imports/1/confirmation                   - - B - - -
            POST /plans                                    - - B - - -
            POST /plans/P/withdrawals                      - - B - - -
            POST /plans/P/amendments                       - - B - - -
            GET  /plans                                    A D B K V -
            GET  /plans/P                                  A D B K V -
            GET  /plans/P/lines                            A D B K V -
            GET  /plans/P/lines/III.7.2                    A D B K V -
            GET  /plans/P/lines/III.7.2/timeline           A D B K - -
            GET  /plans/P/balances                         A D B K V -
            GET  /plans/P/carried-over                     A D B K - -
            GET  /plans/P/advances                         A D B K - -
            GET  /plans/P/appendix                         A D B K V -
            GET  /plans/P/source                           A D B K - -
            GET  /plans/P/reports/execution                A D B K V -
            GET  /plans/P/reports/burndown                 A D B K V -
            GET  /plans/P/reports/deadlines                A D B K V -
            GET  /open/fiscal-data-package.zip             A D B K V -
            GET  /open/iati/activities.xml                 A D B K V -
            GET  /stream                                   A D B K V -
            GET  /agencies                                 A D B K V Q
            GET  /amounts/words                            A D B K V Q
            # money
            POST /plans/P/allocations                      - - B - - -
            POST /plans/P/transfers                        - - B - - -
            POST /plans/P/holds                            - - B - - -
            POST /holds/P:III.2:7/releases                 - - B - - -
            POST /plans/P/carry-overs                      - - B - - -
            POST /plans/P/lapses                           - - B - - -
            POST /plans/P/closures                         - - B - - -
            POST /plans/P/reopenings                       - - B - - -
            GET  /plans/P/year-end                         - - B K - -
            POST /plans/P/commitments                      A - - - - -
            GET  /plans/P/commitments                      A D B K - -
            GET  /commitments/P:III.2:7                    A D B K - -
            GET  /commitments/P:III.2:7/history            A D B K - -
            POST /commitments/P:III.2:7/adjustments        A - - - - -
            POST /commitments/P:III.2:7/releases           A - - - - -
            POST /commitments/P:III.2:7/disbursements      A - - - - -
            POST /plans/P/disbursements                    A - - - - -
            POST /plans/P/commitments/imports              A - - - - -
            GET  /plans/P/commitments/imports/1            A D B K - -
            POST /plans/P/commitments/imports/1/confirmation   A - - - - -
            POST /plans/P/disbursements/imports            A - - - - -
            GET  /plans/P/disbursements/imports/1          A D B K - -
            POST /plans/P/disbursements/imports/1/confirmation A - - - - -
            GET  /plans/P/disbursements                    A D B K - -
            GET  /disbursements/P:III.2:7                  A D B K - -
            POST /disbursements/P:III.2:7/settlements      A - - - - -
            POST /disbursements/P:III.2:7/recoveries       A - - - - -
            POST /disbursements/P:III.2:7/returns          A - - - - -
            POST /allocations/P:III.2:7/reversals          - - B - - -
            POST /transfers/P:III.2:7/reversals            - - B - - -
            POST /holds/P:III.2:7/reversals                - - B - - -
            POST /carry-overs/P:III.2:7/reversals          - - B - - -
            POST /lapses/P:III.2:7/reversals               - - B - - -
            POST /commitments/P:III.2:7/reversals          A - - - - -
            POST /adjustments/P:III.2:7/reversals          A - - - - -
            POST /releases/P:III.2:7/reversals             A - - - - -
            POST /disbursements/P:III.2:7/reversals        A - - - - -
            POST /settlements/P:III.2:7/reversals          A - - - - -
            POST /recoveries/P:III.2:7/reversals           A - - - - -
            POST /returns/P:III.2:7/reversals              A - - - - -
            # approval
            POST /requests                                 A - - - - -
            GET  /requests                                 A D B K - -
            GET  /requests/1                               A D B K - -
            POST /requests/1/decisions                     - D - - - -
            POST /requests/1/withdrawals                   A - - - - -
            POST /plans/P/previews                         A - B - - -
            GET  /plans/P/approval-policy                  A D B K - -
            PUT  /plans/P/approval-policy                  - - B - - -
            # audit
            GET  /events                                   A D B K - -
            GET  /events/41                                A D B K - -
            GET  /refusals                                 - - B K - -
            GET  /plans/P/diff                             - - B K - -
            GET  /audit-bundle                             - - B K - -
            GET  /proofs/head                              - - B K - -
            GET  /proofs/keys                              - - B K - -
            GET  /proofs/consistency                       - - B K - -
            GET  /proofs/41                                - - B K - -
            POST /replays                                  - - - K - -
            GET  /replays/1                                - - B K - -
            DELETE /replays/1                              - - - K - -
            POST /samples                                  - - - K - -
            GET  /samples/1                                - - B K - -
            # administration
            GET  /accounts                                 - - - K - Q
            POST /accounts                                 - - - - - Q
            GET  /accounts/x                               A D B K V Q
            PATCH /accounts/x                              - - - - - Q
            PUT  /accounts/x/password                      A D B K V Q
            POST /accounts/x/password-resets               - - - - - Q
            GET  /tokens                                   A D B K V Q
            POST /tokens                                   A D B K V Q
            GET  /tokens/1                                 A D B K V Q
            DELETE /tokens/1                               A D B K V Q
            GET  /account-events                           - - - K - Q
            GET  /access-journal                           - - - K - Q
            GET  /rule-sets                                - - - K - Q
            GET  /rule-sets/x                              - - - K - Q
            POST /rule-sets                                - - - - - Q
            POST /agencies                                 - - - - - Q
            POST /agencies/x/successors                    - - - - - Q
            POST /attachments                              A - B - - -
            GET  /attachments/x                            A D B K - -
            """;

    private static final Map<Character, String> ACCOUNTS = new TreeMap<>(Map.of(
            'A', "ketoan.khcn", 'D', "duyet.khcn", 'B', "taichinh", 'K', "kiemtoan", 'V', "lanhdao", 'Q', "quantri"));

    /** Outside of the interface for programs. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("GET /", "A D B K V -"),
            Map.entry("GET /plans/P", "A D B K V -"),
            Map.entry("GET /plans/P/table", "A D B K V -"),
            Map.entry("GET /plans/P/overview", "A D B K V -"),
            Map.entry("GET /plans/P/lines/III.2", "A D B K - -"),
            Map.entry("GET /plans/P/entry", "A - B - - -"),
            Map.entry("GET /plans/P/entry/commit", "A - B - - -"),
            Map.entry("POST /plans/P/entry/commit", "A - B - - -"),
            Map.entry("GET /plans/P/entry/recorded/41", "A D B K - -"),
            Map.entry("GET /imports", "- - B - - -"),
            Map.entry("POST /imports", "- - B - - -"),
            Map.entry("GET /imports/1", "- - B K - -"),
            Map.entry("POST /imports/1/confirmation", "- - B - - -"),
            Map.entry("GET /imports/1/confirmation", "- - B K - -"),
            Map.entry("GET /imports/1/recorded", "- - B K - -"),
            Map.entry("GET /imports/1/withdrawal", "- - B K - -"),
            Map.entry("POST /imports/1/withdrawal", "- - B - - -"),
            Map.entry("GET /account", "A D B K V Q"),
            Map.entry("POST /account", "A D B K V Q"),
            Map.entry("GET /basic-sign-in", "A D B K V Q"),
            Map.entry("GET /actuator/info", "- - - K - Q"),
            Map.entry("GET /actuator/prometheus", "- - - K - Q"));

    private static final List<String> OPEN = List.of(
            "/actuator/health",
            "/actuator/health/readiness",
            "/v3/api-docs",
            "/v3/api-docs/swagger-config",
            "/v3/api-docs.yaml",
            "/swagger-ui",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/problems/forbidden",
            "/api/v1/problems/forbidden",
            "/assets/bare.css",
            "/webjars/x.js",
            "/favicon.ico",
            "/sign-in");

    /** Open to all, with the mark of the form. */
    private static final List<String> OPEN_FORMS = List.of("/sign-in", "/sign-out");

    @Test
    void every_role_comes_through_its_doors_and_through_no_other() {
        var wrong = new ArrayList<String>();
        expected().forEach((route, roles) -> {
            for (var role : ACCOUNTS.entrySet()) {
                var status = knock(role.getValue(), route);
                if (status != (roles.indexOf(role.getKey()) >= 0 ? 204 : 403)) {
                    wrong.add(route + " as " + role.getValue() + ": " + status);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_comes_in_without_signing_in_but_where_it_is_open_to_all() {
        // Without the mark of its form nothing is taken from a page.
        expected()
                .keySet()
                .forEach(route ->
                        assertThat(knock(null, route)).as(route).isEqualTo(route.equals("POST /account") ? 302 : 401));
        assertThat(knock(null, "GET /api/v1/no/such/route")).isEqualTo(401);
        OPEN.forEach(path -> assertThat(knock(null, "GET " + path)).as(path).isEqualTo(204));
    }

    @Test
    void the_table_names_every_door() {
        var named = new ArrayList<>(expected().keySet());
        OPEN.forEach(path -> named.add("GET " + path));
        OPEN_FORMS.forEach(path -> named.add("POST " + path));
        var forgotten = new Doors()
                .all().stream()
                        .filter(door -> named.stream()
                                .filter(route -> route.startsWith(door.method().name() + " "))
                                .noneMatch(route ->
                                        door.leads(PathContainer.parsePath(route.substring(route.indexOf('/'))))))
                        .toList();
        assertThat(forgotten).isEmpty();
    }

    @Test
    void what_has_no_door_is_not_found_for_anybody() {
        for (var account : ACCOUNTS.values()) {
            assertThat(knock(account, "GET /api/v1/no/such/route")).isEqualTo(404);
            assertThat(knock(account, "GET /secret.html")).isEqualTo(404);
            assertThat(knock(account, "GET /actuator/env")).isEqualTo(404);
            assertThat(knock(account, "POST /api/v1/nonsense/P:III.2:7/reversals"))
                    .isEqualTo(404);
            assertThat(knock(account, "DELETE /api/v1/plans/P")).isEqualTo(405);
            assertThat(knock(account, "DELETE /api/v1/accounts/x")).isEqualTo(405);
        }
    }

    private int knock(@Nullable String account, String route) {
        var method = route.substring(0, route.indexOf(' '));
        var path = route.substring(route.indexOf('/'));
        var request = account == null ? nobody(path) : as(account, path);
        return answer(request.header("X-Only-The-Door", "yes").method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    private static Map<String, String> expected() {
        var table = new LinkedHashMap<String, String>();
        EXPECTED.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var cells = line.split("\\s+", 3);
            table.put(cells[0] + " /api/v1" + cells[1], cells[2]);
        });
        table.putAll(PAGES);
        return table;
    }
}
