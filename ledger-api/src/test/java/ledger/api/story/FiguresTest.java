package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The file of the first plan goes in, and comes out in its own figures. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresTest extends Story {

    private static final String PLAN = "/plans/950-KH-UBND-2021";
    private static final String CONFIRM = "{\"planId\": \"950-KH-UBND-2021\", \"acceptSuggestions\": true}";
    private static final Map<String, Long> SECTIONS =
            Map.of("I", 40_600_000L, "II", 116_690_000L, "III", 1_230_000_000L, "IV", 300_000_000L);

    private Answer check(byte[] file) {
        return officer().postWithoutKey("/imports", "text/plain; charset=utf-8", file);
    }

    @Test
    @Order(1)
    void the_source_text_is_checked_confirmed_and_recorded_once() {
        var checked = check(source());
        assertThat(checked.text("status")).isEqualTo("CHECKED");
        var confirmation = "/imports/" + checked.text("id") + "/confirmation";
        var incomplete = officer().post(confirmation, "{\"planId\": \"950-KH-UBND-2021\"}");
        assertThat(incomplete.status()).isEqualTo(422);
        var confirmed = officer().post(confirmation, CONFIRM);
        assertThat(confirmed.status()).as(confirmed.raw().body()).isEqualTo(201);

        var again = check(source());
        assertThat(again.text("status")).isEqualTo("ALREADY_IMPORTED");
        assertThat(again.text("planId")).isEqualTo("950-KH-UBND-2021");
        assertThat(again.text("importedAt")).isNotEmpty();
        long events = officer().get("/events?limit=1", confirmed.position()).position();
        var twice = officer().post("/imports/" + again.text("id") + "/confirmation", CONFIRM);
        assertThat(twice.status()).isEqualTo(200);
        assertThat(twice.text("id")).isEqualTo("950-KH-UBND-2021");
        assertThat(officer().get("/events?limit=1", events).position()).isEqualTo(events);
    }

    @Test
    @Order(2)
    void the_figures_of_the_appendix_are_those_printed() {
        var allocated = officer().post(PLAN + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao dự toán",
                 "decision": {"number": "950/KH-UBND", "date": "2021-03-30"}}
                """);
        assertThat(allocated.status()).isEqualTo(201);
        assertThat(allocated.body().path("items")).hasSize(18);
        assertPrinted(allocated.position());

        var nothing = officer().post(PLAN + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Lần nữa"}
                """);
        assertThat(nothing.text("type")).isEqualTo("/problems/exceeds-appendix");
    }

    @Test
    @Order(3)
    void facts_change_what_is_left_and_never_what_was_approved() {
        var body = commitment("III.5", null, 20_000_000, 1, "2021-05-10");
        var commitment = accountant().post(PLAN + "/commitments", body);
        assertThat(commitment.text("portion")).isEqualTo("2016-2020");
        var paid = accountant()
                .post("/commitments/" + commitment.text("id") + "/disbursements", fact(20_000_000, "2021-07-10"));
        assertThat(paid.status()).isEqualTo(201);
        assertPrinted(paid.position());
        var total = officer()
                .get(PLAN + "/balances?by=plan", paid.position())
                .body()
                .path("total");
        assertThat(total.path("disbursed").asLong()).isEqualTo(20_000_000);
        assertThat(total.path("carriedOver").path("disbursed").asLong()).isEqualTo(20_000_000);
        assertThat(total.path("available").asLong()).isEqualTo(1_667_290_000);
    }

    private void assertPrinted(long position) {
        var sections = officer().get(PLAN + "/balances?by=section", position).body();
        assertThat(sections.path("items")).hasSize(4).allSatisfy(section -> {
            assertThat(section.path("approved").asLong())
                    .isEqualTo(SECTIONS.get(section.path("key").asString()));
            assertThat(section.path("allocated").asLong())
                    .isEqualTo(section.path("approved").asLong());
        });
        assertThat(sections.path("total").path("approved").asLong()).isEqualTo(1_687_290_000);
        assertThat(sections.path("items")
                        .path(2)
                        .path("carriedOver")
                        .path("approved")
                        .asLong())
                .isEqualTo(310_000_000);
        assertThat(approved("leadAgency", position))
                .containsExactlyInAnyOrderEntriesOf(Map.of("so-khcn", 1_387_290_000L, "cuc-thong-ke", 300_000_000L));
        assertThat(approved("budgetHolder", position)).isEqualTo(Map.of("so-khcn", 1_687_290_000L));
        assertThat(approved("plan", position)).isEqualTo(Map.of("950-KH-UBND-2021", 1_687_290_000L));
        assertThat(approved("line", position)).hasSize(15);

        var carriedOver = officer().get(PLAN + "/carried-over", position).body();
        assertThat(carriedOver.path("total").path("amount").asLong()).isEqualTo(310_000_000);
        assertThat(carriedOver.path("byPeriod").path(0).path("amount").asLong()).isEqualTo(260_000_000);
        assertThat(carriedOver.path("byPeriod").path(1).path("amount").asLong()).isEqualTo(50_000_000);
        assertThat(carriedOver.path("rolledUp")).hasSize(1);
        assertThat(carriedOver.path("items")).hasSize(5);
    }

    private Map<String, Long> approved(String by, long position) {
        var items = officer().get(PLAN + "/balances?by=" + by, position).body().path("items");
        var approved = new TreeMap<String, Long>();
        items.forEach(item ->
                approved.put(item.path("key").asString(), item.path("approved").asLong()));
        return approved;
    }

    @Test
    @Order(4)
    void the_history_has_no_gap_and_every_event_says_who_why_and_follows_the_one_before() {
        var events = as("kiemtoan").get("/events?limit=1000").body().path("items");
        assertThat(events.size()).isGreaterThan(30);
        for (int i = 0; i < events.size(); i++) {
            var event = events.path(i);
            assertThat(event.path("position").asLong()).isEqualTo(i + 1);
            for (var member : List.of(
                    "actor",
                    "role",
                    "channel",
                    "ruleSet",
                    "reason",
                    "effectiveDate",
                    "recordedAt",
                    "commandId",
                    "eventId",
                    "sentence",
                    "hash")) {
                assertThat(event.path(member).asString()).as(member).isNotBlank();
            }
            if (i > 0) {
                assertThat(event.path("previousHash"))
                        .isEqualTo(events.path(i - 1).path("hash"));
            }
        }
    }

    @Test
    void a_sum_that_is_off_by_one_is_shown_and_cannot_be_confirmed() {
        var wrong = utf8(source()).replace("\t40.600.000\t", "\t40.600.001\t").getBytes(StandardCharsets.UTF_8);
        var checked = check(wrong);
        assertThat(checked.status()).isEqualTo(201);
        assertThat(checked.text("status")).isEqualTo("REJECTED");
        assertThat(officer()
                        .post("/imports/" + checked.text("id") + "/confirmation", CONFIRM)
                        .status())
                .isEqualTo(422);
        assertThat(check(new byte[0]).status()).isIn(400, 422);
        assertThat(check(new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 0}).status())
                .isEqualTo(422);
        assertThat(check(new byte[11 * 1024 * 1024]).status()).isEqualTo(413);
        assertThat(officer()
                        .postWithoutKey("/imports", "application/pdf", source())
                        .status())
                .isEqualTo(415);
    }
}
