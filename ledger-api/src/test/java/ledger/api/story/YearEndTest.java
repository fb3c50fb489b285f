package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The year ends: what was not used lapses, the year is closed, and nothing moves until it is reopened. */
class YearEndTest extends Story {

    private static final String ALL = "{\"effectiveDate\": \"2022-02-10\", \"reason\": \"Hủy dự toán cuối năm\"}";
    private static final String CLOSE = "{\"effectiveDate\": \"2022-03-01\", \"reason\": \"Khóa sổ năm 2021\"}";

    @Test
    void what_is_left_is_named_then_lapses_and_the_year_is_closed_and_reopened() {
        registerAndAllocate();
        var commitment = commit("III.1", null, 400_000_000, null, "2021-04-05").text("id");
        var paid = accountant().post("/commitments/" + commitment + "/disbursements", fact(250_000_000, "2022-01-31"));
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        // S9: the adjustment period is over.
        assertThat(accountant()
                        .post("/commitments/" + commitment + "/disbursements", fact(1, "2022-02-01"))
                        .text("type"))
                .isEqualTo("/problems/date-outside-year");

        var early = conclude(at("closures"), CLOSE);
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.number("total")).isEqualTo(1_687_290_000L - 250_000_000);
        assertThat(early.body().path("left")).hasSize(18);
        assertThat(early.text("detail")).contains("1.437.290.000", plan);
        assertThat(early.text("type")).isEqualTo("/problems/validation");
        assertThat(early.text("title")).isEqualTo("Còn khoản chưa xử lý, chưa khóa sổ được");
        var first = early.body().path("left").path(0);
        assertThat(first.path("lineCode").asString()).isEqualTo("I.1");
        assertThat(first.path("available").asLong()).isEqualTo(15_000_000);

        var preview = officer()
                .postWithoutKey(
                        at("previews"),
                        "application/json",
                        "{\"command\": \"lapses\", \"body\": %s}".formatted(ALL).getBytes(StandardCharsets.UTF_8));
        assertThat(preview.body().path("items")).hasSize(17);
        var key = UUID.randomUUID().toString();
        var lapsed = officer().post(at("lapses"), ALL, key);
        assertThat(lapsed.status()).as(lapsed.raw().body()).isEqualTo(201);
        assertThat(officer().post(at("lapses"), ALL, key).body()).isEqualTo(lapsed.body());
        var total = balance("plan", plan, lapsed.position());
        assertThat(total.path("lapsed").asLong()).isEqualTo(1_287_290_000);
        assertThat(total.path("available").asLong()).isZero();
        assertThat(total.path("committed").asLong()).isEqualTo(150_000_000);
        var again = officer().post(at("lapses"), ALL);
        assertThat(again.text("type")).isEqualTo("/problems/not-enough-available");

        // The contract's rest still stands in the way; it is given back within the adjustment period and lapses, too.
        assertThat(conclude(at("closures"), CLOSE).body().path("left")).hasSize(1);
        accountant().post("/commitments/" + commitment + "/releases", undo("2022-01-31"));
        officer().post(at("lapses"), ALL);
        var closed = conclude(at("closures"), CLOSE);
        assertThat(closed.status()).as(closed.raw().body()).isEqualTo(201);
        assertThat(closed.number("fiscalYear")).isEqualTo(2021);
        assertThat(closed.body().path("balances").path("spent").asLong()).isEqualTo(250_000_000);
        assertThat(closed.body().path("balances").path("lapsed").asLong()).isEqualTo(1_437_290_000);
        var event = as("kiemtoan").get("/events/" + closed.position(), closed.position());
        assertThat(event.text("sentence")).contains("khóa sổ năm 2021", "250.000.000", "1.437.290.000");

        var late = commit("III.1", null, 1, null, "2021-04-05");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text("type")).isEqualTo("/problems/year-closed");
        assertThat(late.text("detail")).contains("2021");
        var payment = paid.text("id");
        for (var refused : new Answer[] {
            accountant().post("/disbursements/" + payment + "/returns", fact(1, "2022-01-31")),
            accountant().post("/disbursements/" + payment + "/reversals", undo("2022-01-31")),
            officer().post(at("allocations"), """
                    {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao"}
                    """),
            officer().post(at("transfers"), """
                    {"fromLine": "I.3", "toLine": "I.1", "amount": 1, "effectiveDate": "2021-06-01", "reason": "Điều chuyển",
                     "decision": {"number": "15/QĐ-UBND", "date": "2021-06-01"}}
                    """),
            officer().post(at("lapses"), ALL),
            conclude(at("closures"), CLOSE)
        }) {
            assertThat(refused.text("type")).as(refused.raw().body()).isEqualTo("/problems/year-closed");
        }

        var reopened =
                conclude(at("reopenings"), "{\"effectiveDate\": \"2022-03-02\", \"reason\": \"Bổ sung chứng từ\"}");
        assertThat(reopened.status()).as(reopened.raw().body()).isEqualTo(201);
        var lapse = lapsed.body().path("items").path(0).path("id").asString();
        var undone = officer()
                .post(
                        "/lapses/" + lapse + "/reversals",
                        "{\"effectiveDate\": \"2022-03-02\", \"reason\": \"Hủy nhầm\"}");
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
        assertThat(undone.body().path("balanceAfter").path("available").asLong())
                .isEqualTo(15_000_000);
        assertThat(balance("plan", plan, undone.position()).path("lapsed").asLong())
                .isEqualTo(1_437_290_000 - 15_000_000);
    }

    @Test
    void a_year_is_reopened_only_while_no_later_one_of_the_same_holder_is_closed() {
        register();
        var next = plan + "-N";
        var registered = officer().post("/plans", """
                {"id": "%s", "number": "12/KH-UBND", "date": "2022-01-15", "fiscalYear": 2022, "issuer": "UBND tỉnh",
                 "fundingSource": "Sự nghiệp", "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                 "approvedTotal": 400000000,
                 "sections": [{"code": "III", "title": "Hỗ trợ",
                               "leadAgency": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                               "lines": [{"code": "III.1", "title": "Khảo sát", "unit": "DN", "quantity": 50,
                                          "unitPrice": 8000000, "amount": 400000000}]}]}
                """.formatted(next));
        assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
        var open = conclude(at("reopenings"), CLOSE);
        assertThat(open.body().path("errors").path(0).path("code").asString()).isEqualTo("year-is-open");
        assertThat(officer().post(at("closures"), CLOSE).text("type")).isEqualTo("/problems/precondition-required");
        var key = UUID.randomUUID().toString();
        assertThat(officer()
                        .postIf("\"" + plan + "@9\"", at("closures"), CLOSE, key)
                        .status())
                .isEqualTo(412);
        var tag = officer().get("/plans/" + plan).header("ETag");
        assertThat(officer().postIf(tag, at("closures"), CLOSE, key).status()).isEqualTo(201);
        var day = "{\"effectiveDate\": \"2023-03-01\", \"reason\": \"Khóa sổ\"}";
        var seen = conclude("/plans/" + next + "/closures", day);
        assertThat(seen.status()).as(seen.raw().body()).isEqualTo(201);

        // The list of plans is read from the registers.
        officer().get("/plans/" + next, seen.position());
        var refused = conclude(at("reopenings"), day);
        assertThat(refused.body().path("errors").path(0).path("code").asString())
                .isEqualTo("later-year-is-closed");
        assertThat(refused.text("detail")).contains("2022", next);
        assertThat(conclude("/plans/" + next + "/reopenings", day).status()).isEqualTo(201);
        assertThat(conclude(at("reopenings"), day).status()).isEqualTo(201);
    }

    @Test
    void an_item_that_cannot_lapse_is_pointed_at() {
        registerAndAllocate();
        assertThat(pointer("{\"lineCode\": \"III.1\"}, {\"lineCode\": \"III.2\", \"amount\": 200000001}"))
                .isEqualTo("/items/1/amount");
        assertThat(pointer("{\"lineCode\": \"III.1\"}, {\"lineCode\": \"III.99\"}"))
                .isEqualTo("/items/1/lineCode");
    }

    private String pointer(String items) {
        var refused = officer()
                .post(
                        at("lapses"),
                        "{\"items\": [%s], \"effectiveDate\": \"2022-02-10\", \"reason\": \"Hủy\"}".formatted(items));
        assertThat(refused.status()).isEqualTo(422);
        return refused.body().path("errors").path(0).path("pointer").asString();
    }

    /** Closes or reopens, whatever version the plan is in. */
    private Answer conclude(String path, String json) {
        return officer().postIf("*", path, json, UUID.randomUUID().toString());
    }

    private String at(String command) {
        return "/plans/" + plan + "/" + command;
    }
}
