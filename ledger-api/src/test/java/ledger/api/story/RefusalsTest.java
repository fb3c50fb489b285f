package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was asked and not allowed can be read afterwards, with who asked it and why it was refused. */
class RefusalsTest extends Story {

    private static final String ASKED = """
            {"lineCode": "III.2", "portion": "2016-2020", "amount": 400000000, "quantity": 2,
             "payee": {"name": "Công ty TNHH Tư vấn B"}, "contract": {"number": "12/HĐ-TV", "date": "2021-04-05"},
             "effectiveDate": "2021-04-05", "reason": "Gộp thêm doanh nghiệp"}
            """;

    private long position;

    @BeforeEach
    void allocated() {
        position = registerAndAllocate();
    }

    @Test
    void a_refused_command_is_kept_with_everything_a_reader_was_told() {
        var refused = ask("ketoan.khcn", ASKED);
        assertThat(refused.text("type")).isEqualTo("/problems/not-enough-available");

        var kept = only("plan=" + plan);
        assertThat(kept.path("number").asLong()).isPositive();
        assertThat(kept.path("recordedAt").asString()).matches("\\d{4}-.*T.*\\.\\d{6}\\+07:00");
        assertThat(kept.path("actor").asString()).isEqualTo("ketoan.khcn");
        assertThat(kept.path("role").asString()).isEqualTo("ACCOUNTANT");
        assertThat(kept.path("agency").asString()).isEqualTo("so-khcn");
        assertThat(kept.path("channel").asString()).isEqualTo("API");
        assertThat(kept.path("requestId").asString()).isEqualTo(refused.header("X-Request-Id"));
        assertThat(kept.path("ruleSet").asString()).isEqualTo("VN-2017");
        assertThat(kept.path("lineCode").asString()).isEqualTo("III.2");
        assertThat(kept.path("code").asString()).isEqualTo("not-enough-available");
        assertThat(kept.path("sentence").asString())
                .isEqualTo(refused.text("detail"))
                .contains("400.000.000");
        assertThat(kept.path("facts").path("shortfall"))
                .isEqualTo(refused.body().path("shortfall"));
        assertThat(kept.path("commandType").asString()).isEqualTo("CommitFunds");
        assertThat(kept.path("command").path("amount").asLong()).isEqualTo(400_000_000);
        assertThat(kept.path("command").path("payee").path("name").asString()).isEqualTo("Công ty TNHH Tư vấn B");
        assertThat(kept.path("effectiveDate").asString()).isEqualTo("2021-04-05");
        assertThat(kept.path("reason").asString()).isEqualTo("Gộp thêm doanh nghiệp");
        assertThat(kept.path("positionSeen").asLong()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void a_reader_of_english_reads_it_in_english() {
        ask("ketoan.khcn", ASKED);
        var refused = as("ketoan.khcn")
                .in("en")
                .post("/plans/" + plan + "/commitments", ASKED)
                .text("detail");
        var read = auditor().in("en").get("/refusals?plan=" + plan).body().path("items");
        assertThat(texts(read, "sentence")).containsExactly(refused, refused);
    }

    @Test
    void one_code_of_several_rules_keeps_the_rule() {
        var again = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao lần nữa"}
                """);
        assertThat(again.text("type")).isEqualTo("/problems/exceeds-appendix");
        var kept = only("plan=" + plan + "&actor=taichinh");
        assertThat(kept.path("facts").path("rule").asString()).isEqualTo("nothing-lacking");
        assertThat(kept.path("sentence").asString()).isEqualTo(again.text("detail"));
        assertThat(kept.path("lineCode").isNull()).isTrue();
    }

    @Test
    void a_line_of_another_agency_is_kept_with_all_that_was_asked() {
        var refused = ask("ketoan.ctk", ASKED);
        assertThat(refused.status()).isEqualTo(403);
        var kept = only("plan=" + plan + "&line=III.2&code=outside-agency");
        assertThat(kept.path("actor").asString()).isEqualTo("ketoan.ctk");
        assertThat(kept.path("sentence").asString()).isEqualTo(refused.text("detail"));
        assertThat(kept.path("commandType").isNull()).isTrue();
        assertThat(kept.path("command").path("body").path("amount").asLong()).isEqualTo(400_000_000);
        assertThat(kept.path("reason").asString()).isEqualTo("Gộp thêm doanh nghiệp");
        assertThat(kept.path("effectiveDate").asString()).isEqualTo("2021-04-05");
    }

    @Test
    void a_fact_of_another_agency_is_kept_with_its_line() {
        var commitment =
                commit("III.2", "2016-2020", 50_000_000, 1, "2021-04-05").text("id");
        var refused = as("ketoan.ctk").post("/commitments/" + commitment + "/releases", undo("2021-05-05"));
        assertThat(refused.status()).isEqualTo(403);
        var kept = only("plan=" + plan + "&line=III.2");
        assertThat(kept.path("sentence").asString()).isEqualTo(refused.text("detail"));
        assertThat(kept.path("command").path("request").asString())
                .isEqualTo("POST /api/v1/commitments/" + commitment + "/releases");
    }

    @Test
    void a_role_that_may_not_record_is_kept_by_the_same_path() {
        for (var account : List.of("lanhdao", "kiemtoan", "duyet.khcn", "quantri", "taichinh")) {
            assertThat(ask(account, ASKED).status()).as(account).isEqualTo(403);
        }
        var kept = read("plan=" + plan + "&code=forbidden");
        assertThat(texts(kept, "actor")).containsExactly("lanhdao", "kiemtoan", "duyet.khcn", "quantri", "taichinh");
        assertThat(texts(kept, "role"))
                .containsExactly("VIEWER", "AUDITOR", "APPROVER", "ADMINISTRATOR", "BUDGET_OFFICER");
        assertThat(kept.get(0).path("command").path("request").asString())
                .isEqualTo("POST /api/v1/plans/" + plan + "/commitments");
    }

    @Test
    void what_is_no_command_is_not_kept() {
        assertThat(ask("ketoan.khcn", "{").status()).isEqualTo(400);
        assertThat(ask("ketoan.khcn", ASKED.replace("400000000", "0")).status()).isEqualTo(422);
        assertThat(as("lanhdao").get("/refusals").status()).isEqualTo(403);
        assertThat(read("plan=" + plan)).isEmpty();
        assertThat(texts(read("actor=lanhdao&q=/refusals"), "code")).isEmpty();
    }

    @Test
    void is_found_by_words_with_or_without_accents_and_by_day() {
        ask("ketoan.khcn", ASKED);
        for (var words :
                List.of("gop%20them", "G%E1%BB%99p", "cong%20ty%20tnhh", "12/hd-tv", "con%20duoc%20cam%20ket")) {
            assertThat(read("plan=" + plan + "&q=" + words)).as(words).hasSize(1);
        }
        assertThat(read("plan=" + plan + "&q=tam%20ung")).isEmpty();
        var day = only("plan=" + plan).path("recordedAt").asString().substring(0, 10);
        assertThat(read("plan=" + plan + "&from=" + day + "&to=" + day)).hasSize(1);
        assertThat(read("plan=" + plan + "&from=2999-01-01")).isEmpty();
        assertThat(read("plan=" + plan + "&to=2021-04-05")).isEmpty();
        assertThat(read("plan=" + plan + "&line=III.1")).isEmpty();
        assertThat(read("plan=" + plan + "&actor=ketoan.ctk")).isEmpty();
    }

    @Test
    void pages_stay_where_they_are_while_refusals_arrive() {
        IntStream.range(0, 5).forEach(each -> ask("ketoan.khcn", ASKED));
        var numbers = new ArrayList<Long>();
        var path = "/refusals?limit=2&plan=" + plan;
        var page = auditor().get(path);
        for (int pages = 1; ; pages++) {
            page.body()
                    .path("items")
                    .forEach(item -> numbers.add(item.path("number").asLong()));
            if (page.body().path("next").isNull()) {
                assertThat(pages).isEqualTo(4);
                break;
            }
            if (pages < 3) {
                ask("ketoan.khcn", ASKED);
            }
            page = auditor().get(path + "&cursor=" + page.text("next"));
        }
        assertThat(numbers).hasSize(7).isSorted().doesNotHaveDuplicates();
        assertThat(auditor().get(path + "&cursor=x").status()).isEqualTo(422);
        assertThat(auditor().get("/refusals?limit=0").status()).isEqualTo(422);
    }

    @Test
    void is_read_by_auditors_and_budget_officers_only() {
        assertThat(officer().get("/refusals").status()).isEqualTo(200);
        for (var account : List.of("ketoan.khcn", "duyet.khcn", "lanhdao", "quantri")) {
            assertThat(as(account).get("/refusals").status()).as(account).isEqualTo(403);
        }
    }

    private Client auditor() {
        return as("kiemtoan");
    }

    private Answer ask(String account, String body) {
        return as(account).post("/plans/" + plan + "/commitments", body);
    }

    private JsonNode read(String filter) {
        var answer = auditor().get("/refusals?" + filter);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().path("items");
    }

    private JsonNode only(String filter) {
        var items = read(filter);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<String> texts(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(member).asString())
                .toList();
    }
}
