package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** What counts up to a day, as it was recorded up to an instant or a position. */
@DirtiesContext
class TwoKindsOfTimeTest extends Story {

    private Answer line(String code, String time, long atLeast) {
        return officer().get(LINES.formatted(plan) + "/" + code + "?" + time, atLeast);
    }

    private JsonNode figures(String time, long atLeast) {
        var answer = line("III.2", time, atLeast);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().path("balance");
    }

    private static void assertFigures(JsonNode balance, long available, long committed, long spent) {
        assertThat(balance.path("available").asLong()).isEqualTo(available);
        assertThat(balance.path("committed").asLong()).isEqualTo(committed);
        assertThat(balance.path("spent").asLong()).isEqualTo(spent);
        assertThat(balance.path("allocated").asLong()).isEqualTo(300_000_000);
    }

    @Test
    void a_day_and_a_position_alone_and_together() {
        registerAndAllocate();
        var april = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var july = commit("III.2", "NEW", 30_000_000, null, "2021-07-01");
        var paidInMay = accountant()
                .post("/commitments/" + april.text("id") + "/disbursements", fact(20_000_000, "2021-05-10"));
        var undone = accountant().post("/commitments/" + july.text("id") + "/reversals", undo("2021-08-02"));
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
        long seen = undone.position();

        assertFigures(figures("", seen), 250_000_000, 30_000_000, 20_000_000);
        assertFigures(figures("asOf=2021-04-04", seen), 300_000_000, 0, 0);
        assertFigures(figures("asOf=2021-04-05", seen), 250_000_000, 50_000_000, 0);
        assertFigures(figures("asOf=2021-06-30", seen), 250_000_000, 30_000_000, 20_000_000);
        assertFigures(figures("asOf=2021-08-01", seen), 220_000_000, 60_000_000, 20_000_000);
        assertFigures(figures("asOf=2021-08-02", seen), 250_000_000, 30_000_000, 20_000_000);
        assertFigures(figures("atPosition=" + april.position(), seen), 250_000_000, 50_000_000, 0);
        assertFigures(figures("atPosition=" + july.position(), seen), 220_000_000, 80_000_000, 0);
        // The payment of May was recorded after the commitment of July, and the reversal had not been recorded.
        assertFigures(figures("asOf=2021-06-30&atPosition=" + july.position(), seen), 250_000_000, 50_000_000, 0);
        assertFigures(
                figures("asOf=2021-12-31&atPosition=" + paidInMay.position(), seen),
                220_000_000,
                60_000_000,
                20_000_000);
        for (var by : new String[] {"line", "portion", "section", "leadAgency", "budgetHolder", "plan"}) {
            var sheet = officer()
                    .get("/plans/" + plan + "/balances?by=" + by + "&asOf=2021-06-30&atPosition=" + july.position())
                    .body();
            assertThat(sheet.path("total").path("committed").asLong()).as(by).isEqualTo(50_000_000);
            assertThat(sheet.path("total").path("approved").asLong()).as(by).isEqualTo(1_687_290_000);
        }
    }

    @Test
    void what_was_recorded_at_an_instant_whether_its_plus_is_escaped_or_not() {
        registerAndAllocate();
        var first = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var second = commit("III.2", "NEW", 30_000_000, null, "2021-04-06");
        var recorded = first.text("recordedAt");
        assertThat(recorded).endsWith("+07:00");
        long seen = second.position();

        for (var instant : new String[] {
            recorded,
            recorded.replace("+", "%2B"),
            OffsetDateTime.parse(recorded).toInstant().toString()
        }) {
            var answer = line("III.2", "recordedAsOf=" + instant, seen);
            assertFigures(answer.body().path("balance"), 250_000_000, 50_000_000, 0);
            assertThat(answer.text("recordedAsOf")).isEqualTo(recorded);
            assertThat(answer.number("position")).isEqualTo(first.position());
            assertThat(answer.position()).isEqualTo(first.position());
            assertThat(answer.body().path("asOf").isNull()).isTrue();
        }
        var before = OffsetDateTime.parse(recorded).minusNanos(1000).toString();
        assertFigures(figures("recordedAsOf=" + before, seen), 300_000_000, 0, 0);
        assertThat(line("III.2", "recordedAsOf=" + before + "&atPosition=" + seen, seen)
                        .number("position"))
                .as("the lesser of both")
                .isEqualTo(first.position() - 1);
        assertFigures(figures("recordedAsOf=" + Instant.now(), seen), 220_000_000, 80_000_000, 0);
    }

    @Test
    void commitments_and_disbursements_stand_as_they_stood() {
        registerAndAllocate();
        var commitment = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var id = commitment.text("id");
        var advance = accountant().post("/commitments/" + id + "/disbursements", """
                        {"amount": 20000000, "kind": "ADVANCE", "effectiveDate": "2021-05-10", "reason": "Tạm ứng"}
                        """);
        assertThat(advance.status()).as(advance.raw().body()).isEqualTo(201);
        var settled = accountant()
                .post("/disbursements/" + advance.text("id") + "/settlements", fact(15_000_000, "2021-06-20"));
        var released = accountant().post("/commitments/" + id + "/releases", """
                        {"effectiveDate": "2021-07-10", "reason": "Không làm nữa"}
                        """);
        assertThat(released.status()).as(released.raw().body()).isEqualTo(201);
        long seen = released.position();

        var now = officer().get("/commitments/" + id, seen);
        assertThat(now.text("status")).isEqualTo("DRAWN");
        assertThat(now.number("released")).isEqualTo(30_000_000);
        var june = officer().get("/commitments/" + id + "?asOf=2021-06-30", seen);
        assertThat(june.text("status")).isEqualTo("OPEN");
        assertThat(june.number("drawn")).isEqualTo(20_000_000);
        assertThat(june.number("undrawn")).isEqualTo(30_000_000);
        assertThat(june.number("released")).isZero();
        assertThat(june.text("asOf")).isEqualTo("2021-06-30");
        assertThat(june.number("position")).as("its own").isEqualTo(commitment.position());
        var list = "/plans/" + plan + "/commitments?status=OPEN&";
        assertThat(officer().get(list, seen).body().path("items")).isEmpty();
        assertThat(officer().get(list + "asOf=2021-07-09", seen).body().path("items"))
                .hasSize(1);
        assertThat(officer()
                        .get(list + "atPosition=" + commitment.position(), seen)
                        .number("position"))
                .isEqualTo(commitment.position());

        var paid = "/disbursements/" + advance.text("id");
        assertThat(officer().get(paid, seen).number("outstanding")).isEqualTo(5_000_000);
        var may = officer().get(paid + "?asOf=2021-05-31", seen);
        assertThat(may.number("outstanding")).isEqualTo(20_000_000);
        assertThat(may.number("settled")).isZero();
        assertThat(officer()
                        .get(paid + "?atPosition=" + settled.position(), seen)
                        .number("settled"))
                .isEqualTo(15_000_000);
        assertThat(officer().get(paid + "?asOf=2021-05-09", seen).status()).isEqualTo(404);
        assertThat(officer()
                        .get("/plans/" + plan + "/disbursements?asOf=2021-05-09", seen)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void before_a_plan_was_registered_there_is_nothing() {
        long seen = registerAndAllocate();
        var commitment = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        seen = Math.max(seen, commitment.position());
        var balances = officer().get("/plans/" + plan + "/balances?asOf=2021-03-29", seen);
        assertThat(balances.status()).isEqualTo(200);
        assertThat(balances.body().path("items")).isEmpty();
        assertThat(balances.body().path("total").path("approved").asLong()).isZero();
        assertThat(officer()
                        .get(LINES.formatted(plan) + "?atPosition=0", seen)
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(line("III.2", "asOf=2021-03-29", seen).status()).isEqualTo(404);
        assertThat(officer()
                        .get("/plans/" + plan + "/carried-over?asOf=2021-03-29", seen)
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(officer()
                        .get("/commitments/" + commitment.text("id") + "?asOf=2021-03-29", seen)
                        .status())
                .isEqualTo(404);
        assertThat(officer().get("/plans/KHONG-CO/balances?asOf=2021-03-29").status())
                .isEqualTo(404);
    }

    @Test
    void the_appendix_is_shown_as_it_was_printed_and_led() {
        registerAndAllocate();
        var paid = as("ketoan.ctk").post("/plans/" + plan + "/disbursements", """
                {"lineCode": "IV.1", "amount": 100000000, "payee": {"name": "Nhà in Thống kê"},
                 "effectiveDate": "2021-05-10", "reason": "Thanh toán đợt 1"}
                """);
        var amended = officer().post("/plans/" + plan + "/amendments", """
                {"decision": {"number": "1786/QĐ-UBND", "date": "2021-06-01"}, "effectiveDate": "2021-06-01",
                 "reason": "Điều chỉnh", "sections": [{"code": "III", "lines": [
                  {"code": "III.4", "quantity": 4},
                  {"code": "III.8", "title": "Đào tạo 5S", "unit": "Lớp", "quantity": 2, "unitPrice": 12000000}]}]}
                """);
        assertThat(amended.status()).as(amended.raw().body()).isEqualTo(201);
        var succeeded = as("quantri").post("/agencies/cuc-thong-ke/successors", """
                {"successor": {"code": "so-tc", "name": "Sở Tài chính"},
                 "decision": {"number": "12/NQ-HĐND", "date": "2021-06-28"}, "effectiveDate": "2021-07-01",
                 "reason": "Sáp nhập"}
                """);
        assertThat(succeeded.status()).as(succeeded.raw().body()).isEqualTo(201);
        long seen = succeeded.position();

        assertThat(line("III.4", "", seen).number("quantity")).isEqualTo(4);
        assertThat(line("III.4", "asOf=2021-05-31", seen).number("quantity")).isEqualTo(2);
        assertThat(line("III.4", "atPosition=" + paid.position(), seen).number("amount"))
                .isEqualTo(60_000_000);
        assertThat(line("III.8", "asOf=2021-06-01", seen).status()).isEqualTo(200);
        assertThat(line("III.8", "asOf=2021-05-31", seen).status()).isEqualTo(404);
        assertThat(line("IV.1", "asOf=2021-06-30", seen)
                        .body()
                        .path("leadAgency")
                        .path("code")
                        .asString())
                .isEqualTo("cuc-thong-ke");

        var agencies = "/plans/" + plan + "/balances?by=leadAgency&asOf=";
        assertThat(spent(agencies + "2021-07-01", "cuc-thong-ke", seen)).isEqualTo(100_000_000);
        assertThat(allocated(agencies + "2021-07-01", "cuc-thong-ke", seen)).isEqualTo(100_000_000);
        assertThat(allocated(agencies + "2021-07-01", "so-tc", seen)).isEqualTo(200_000_000);
        assertThat(allocated(agencies + "2021-06-30", "cuc-thong-ke", seen)).isEqualTo(300_000_000);
        assertThat(spent(agencies + "2021-05-09", "cuc-thong-ke", seen)).isZero();
    }

    private long spent(String path, String key, long seen) {
        return item(path, key, seen).path("spent").asLong();
    }

    private long allocated(String path, String key, long seen) {
        return item(path, key, seen).path("allocated").asLong();
    }

    private JsonNode item(String path, String key, long seen) {
        for (var item : officer().get(path, seen).body().path("items")) {
            if (item.path("key").asString().equals(key)) {
                return item;
            }
        }
        throw new AssertionError("no " + key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asOf=2021-02-30 | Phải là một ngày có thật",
                "asOf=hom-qua | Phải là một ngày có thật",
                "asOf= | Phải là một ngày có thật",
                "asOf=2999-01-01 | một ngày chưa tới",
                "recordedAsOf=2021-06-30 | Phải là một thời điểm",
                "recordedAsOf=2999-01-01T00:00:00Z | một thời điểm chưa tới",
                "atPosition=-1 | Phải là một vị trí",
                "atPosition=1e3 | Phải là một vị trí",
                "atPosition=999999999999 | Sổ mới ghi đến vị trí",
            })
    void what_is_malformed_or_has_not_happened_is_not_answered(String time, String sentence) {
        register();
        for (var path :
                new String[] {"/balances", "/lines", "/lines/III.2", "/commitments", "/disbursements", "/carried-over"
                }) {
            var answer = officer().get("/plans/" + plan + path + "?" + time);
            assertThat(answer.status()).as(path).isEqualTo(422);
            assertThat(answer.text("type")).isEqualTo("/problems/validation");
            var error = answer.body().path("errors").path(0);
            assertThat(error.path("parameter").asString()).isEqualTo(time.substring(0, time.indexOf('=')));
            assertThat(answer.raw().body()).contains(sentence);
        }
    }

    @Test
    void a_position_beyond_the_head_is_answered_with_the_head() {
        long head = register();
        var answer = officer().get("/plans/" + plan + "/balances?atPosition=" + (head + 1_000_000));
        assertThat(answer.body().path("errors").path(0).path("head").asLong()).isGreaterThanOrEqualTo(head);
        assertThat(officer()
                        .get("/plans/" + plan + "/balances?atPosition=" + head)
                        .status())
                .isEqualTo(200);
    }
}
