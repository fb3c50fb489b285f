package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A list that is sorted shows every row once on its pages, in order, however many are equal. */
class SortedListsTest extends Story {

    private long last;

    @BeforeEach
    void record() {
        registerAndAllocate();
    }

    private void commitments() {
        commit("III.1", null, 2_000_000, null, "2021-06-01");
        commit("III.1", null, 10_000_000, null, "2021-04-05");
        commit("III.3", "NEW", 2_000_000, null, "2021-06-01");
        commit("III.1", null, 1_000_000, null, "2021-06-01");
        commit("III.1", null, 2_000_000, null, "2021-04-05");
        commit("III.1", null, 3_000_000, null, "2021-12-31");
        last = commit("III.1", null, 2_000_000, null, "2021-06-01").position();
    }

    /** Direct advances have a last day to settle, those under a commitment and payments have none. */
    private void disbursements() {
        var commitment = commit("III.1", null, 50_000_000, null, "2021-04-05").text("id");
        direct("ADVANCE", 2_000_000, "2021-06-01");
        direct("ADVANCE", 10_000_000, "2021-04-10");
        direct("PAYMENT", 2_000_000, "2021-06-01");
        drawn(commitment, 2_000_000, "2021-06-01");
        direct("ADVANCE", 1_000_000, "2021-06-15");
        drawn(commitment, 3_000_000, "2021-04-10");
        last = direct("ADVANCE", 2_000_000, "2021-04-10").position();
    }

    private Answer direct(String kind, long amount, String effective) {
        return accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "II.2", "kind": "%s", "amount": %d, "effectiveDate": "%s", "reason": "Công tác phí",
                 "voucher": {"number": "TU-01", "date": "2021-04-10"}, "payee": {"name": "Nguyễn Văn A"}}
                """.formatted(kind, amount, effective));
    }

    private void drawn(String commitment, long amount, String effective) {
        accountant().post("/commitments/" + commitment + "/disbursements", """
                {"kind": "ADVANCE", "amount": %d, "effectiveDate": "%s", "reason": "Tạm ứng hợp đồng"}
                """.formatted(amount, effective));
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "recordedAt", "effectiveDate", "amount"})
    void commitments_are_sorted(String member) {
        commitments();
        walked("commitments", member, 7, "");
        walked("commitments", member, 6, "&lineCode=III.1");
        walked("commitments", member, 6, "&asOf=2021-12-30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "recordedAt", "effectiveDate", "amount", "dueDate"})
    void disbursements_are_sorted(String member) {
        disbursements();
        walked("disbursements", member, 7, "");
        walked("disbursements", member, 7, "&asOf=2021-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "effectiveDate", "amount", "dueDate"})
    void advances_are_sorted(String member) {
        disbursements();
        walked("advances", member, 6, "");
        walked("advances", member, 4, "&overdueOn=2021-12-31");
    }

    /** Both ways, with pages shorter and longer than the runs of equal rows. */
    private void walked(String list, String member, int rows, String filter) {
        for (int limit : new int[] {1, 2, 3, 50}) {
            var up = pages("/plans/" + plan + "/" + list + "?limit=" + limit + filter + "&sort=", member);
            assertThat(up).hasSize(rows).isSortedAccordingTo(by(member));
            assertThat(positions(up)).doesNotHaveDuplicates();
            var down = pages("/plans/" + plan + "/" + list + "?limit=" + limit + filter + "&sort=", "-" + member);
            Collections.reverse(down);
            assertThat(positions(down)).isEqualTo(positions(up));
        }
    }

    private List<JsonNode> pages(String path, String sort) {
        var items = new ArrayList<JsonNode>();
        var seen = new HashSet<String>();
        var page = as("kiemtoan").get(path + sort, last);
        while (true) {
            assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
            page.body().path("items").forEach(items::add);
            if (page.body().path("next").isNull()) {
                return items;
            }
            var next = page.text("next");
            assertThat(seen.add(next)).as("the cursor moves on: %s", next).isTrue();
            page = as("kiemtoan").get(path + sort + "&cursor=" + next);
        }
    }

    private static Comparator<JsonNode> by(String member) {
        Comparator<JsonNode> byPosition =
                Comparator.comparingLong(item -> item.path("position").asLong());
        return switch (member) {
            case "position", "recordedAt" -> byPosition;
            case "amount" ->
                Comparator.<JsonNode>comparingLong(item -> item.path("amount").asLong())
                        .thenComparing(byPosition);
            default ->
                Comparator.<JsonNode, String>comparing(item -> item.path(member).isNull()
                                ? "9999"
                                : item.path(member).asString())
                        .thenComparing(byPosition);
        };
    }

    private static List<Long> positions(List<JsonNode> items) {
        return items.stream().map(item -> item.path("position").asLong()).toList();
    }

    @Test
    void without_a_sort_a_list_stands_as_it_was_recorded_with_the_cursors_it_always_had() {
        commitments();
        var first = as("kiemtoan").get("/plans/" + plan + "/commitments?limit=3", last);
        assertThat(first.text("next")).matches("\\d+");
        var rest = as("kiemtoan").get("/plans/" + plan + "/commitments?sort=position&cursor=" + first.text("next"));
        assertThat(rest.body().path("items")).hasSize(4);
    }

    @Test
    void refusals_are_read_from_the_last_one_back() {
        for (int i = 0; i < 5; i++) {
            commit("III.1", null, 9_000_000_000L + i, null, "2021-04-05");
        }
        var up = pages("/refusals?limit=2&plan=" + plan + "&sort=", "recordedAt");
        assertThat(up).hasSize(5);
        var down = pages("/refusals?limit=2&plan=" + plan + "&sort=", "-recordedAt");
        Collections.reverse(down);
        assertThat(down).isEqualTo(up);
        assertThat(numbers(up)).isSorted();
        assertThat(numbers(pages("/refusals?limit=2&plan=", plan))).isEqualTo(numbers(up));
    }

    private static List<Long> numbers(List<JsonNode> items) {
        return items.stream().map(item -> item.path("number").asLong()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "commitments, dueDate",
        "advances, recordedAt",
        "disbursements, amount;drop",
        "commitments, --amount",
        "commitments, ''",
        "disbursements, 'amount,position'"
    })
    void an_unknown_member_is_refused_with_those_there_are(String list, String sort) {
        var answer = as("kiemtoan").get("/plans/" + plan + "/" + list + "?sort=" + sort);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("type")).isEqualTo("/problems/validation");
        var error = answer.body().path("errors").path(0);
        assertThat(error.path("parameter").asString()).isEqualTo("sort");
        assertThat(error.path("allowed").toString()).contains("\"effectiveDate\"", "\"-effectiveDate\"");
        assertThat(error.path("detail").asString()).contains("-effectiveDate");
    }

    @Test
    void a_cursor_goes_with_its_sort_and_with_no_other() {
        commitments();
        var path = "/plans/" + plan + "/commitments?limit=2";
        var amounts = as("kiemtoan").get(path + "&sort=-amount", last).text("next");
        assertThat(amounts).startsWith("-amount.3000000.");
        var recorded = as("kiemtoan").get(path).text("next");
        for (var asked : new String[] {
            "&sort=amount&cursor=" + amounts,
            "&cursor=" + amounts,
            "&sort=effectiveDate&cursor=" + amounts,
            "&sort=-amount&cursor=" + recorded
        }) {
            var answer = as("kiemtoan").get(path + asked);
            assertThat(answer.status()).as(asked).isEqualTo(422);
            var error = answer.body().path("errors").path(0);
            assertThat(error.path("code").asString()).isEqualTo("cursor-of-other-sort");
            assertThat(error.path("parameter").asString()).isEqualTo("cursor");
            assertThat(error.path("detail").asString())
                    .contains(asked.endsWith(recorded) ? "\"position\"" : "\"-amount\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "amount.x.1",
                "amount.-1.1",
                "amount.1.x",
                "amount..1",
                "amount.99999999999999999999.1",
                "effectiveDate.0000-01-01.1",
                "effectiveDate.-2021-01-1.1",
                "effectiveDate.-2021-01-01.1",
                "effectiveDate.2021-02-30.1",
                "effectiveDate.1.1",
                "effectiveDate.10000-01-01.1"
            })
    void a_cursor_that_no_page_had_is_refused(String cursor) {
        var sort = cursor.contains(".") ? cursor.substring(0, cursor.indexOf('.')) : "amount";
        var answer = as("kiemtoan").get("/plans/" + plan + "/commitments?sort=" + sort + "&cursor=" + cursor);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").path(0).path("code").asString()).isEqualTo("cursor");
    }
}
