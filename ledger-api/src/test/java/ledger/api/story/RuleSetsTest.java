package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import ledger.core.law.Circumstances;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** An administrator loads other rules: what comes after follows them, what was recorded keeps its own. */
@DirtiesContext
class RuleSetsTest extends Story {

    private static final String FAR = "2099-01-01";
    private static final String ADVANCES = """
            {"advanceSettled": {"months": 2, "source": "TT 30/2098/TT-BTC", "certainty": "SECONDARY_SOURCE"}}""";

    private final LocalDate today = LocalDate.now(Circumstances.ZONE);

    private String body(String name, String from, String rules) {
        return """
                {"name": "%s", "from": "%s", "decision": {"number": "30/2098/TT-BTC", "date": "2021-01-04"}, "rules": %s,
                 "effectiveDate": "2021-01-05", "reason": "Thông tư mới"}
                """.formatted(name, from, rules);
    }

    private Answer load(String name, String from, String rules) {
        return as("quantri").post("/rule-sets", body(name, from, rules));
    }

    private static Answer recorded(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private static void refused(Answer answer, int status, String code, String pointer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.text("type")).endsWith("/" + code);
        assertThat(answer.body().path("errors").findValuesAsString("pointer")).contains(pointer);
    }

    private void allocateThisYear() {
        var appendix = appendix()
                .replace("2021-03-30", today.getYear() + "-01-01")
                .replace("\"fiscalYear\":2021", "\"fiscalYear\":" + today.getYear());
        recorded(officer().post("/plans", appendix));
        recorded(officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "%s", "reason": "Giao dự toán"}
                """.formatted(today)));
    }

    private String advance() {
        return """
                {"lineCode": "IV.1", "amount": 1000000, "kind": "ADVANCE", "effectiveDate": "%s", "reason": "Tạm ứng"}
                """.formatted(today);
    }

    private Answer advanced() {
        return recorded(as("ketoan.ctk").post("/plans/" + plan + "/disbursements", advance()));
    }

    private Answer committed() {
        return recorded(as("ketoan.ctk")
                .post(
                        "/plans/" + plan + "/commitments",
                        commitment("IV.1", null, 120_000_000, null, today.toString())));
    }

    private JsonNode event(Answer recorded) {
        return as("kiemtoan").get("/events/" + recorded.number("position")).body();
    }

    private static String due(LocalDate day, int months) {
        var month = day.plusMonths(months);
        return month.withDayOfMonth(month.lengthOfMonth()).toString();
    }

    @Test
    void what_comes_after_follows_the_loaded_rules_and_what_was_recorded_keeps_its_own() {
        allocateThisYear();
        var advance = advanced();
        var contract = committed();
        assertThat(advance.text("dueDate")).isEqualTo(due(today, 1));
        assertThat(contract.body().path("warnings")).isEmpty();

        recorded(load("TT-30", today.toString(), """
                {"advanceSettled": {"months": 2, "source": "TT 30/2098/TT-BTC", "certainty": "SECONDARY_SOURCE"},
                 "treasuryCommitment": {"from": 100000000, "workingDays": 5, "source": "TT 30/2098/TT-BTC",
                                        "certainty": "MEMORY"}}
                """));

        var preview = as("ketoan.ctk").post("/plans/" + plan + "/previews", """
                {"command": "disbursements", "body": %s}
                """.formatted(advance()));
        assertThat(preview.body().findValuesAsString("dueDate"))
                .as(preview.raw().body())
                .contains(due(today, 2));
        assertThat(preview.body().findValuesAsString("ruleSet")).contains("TT-30");
        var later = advanced();
        assertThat(later.text("dueDate")).isEqualTo(due(today, 2));
        assertThat(later.text("ruleSet")).isEqualTo("TT-30");
        var warning = committed().body().path("warnings").path(0);
        assertThat(warning.path("code").asString()).isEqualTo("treasury-commitment-required");
        assertThat(warning.path("ruleSet").asString()).isEqualTo("TT-30");
        assertThat(warning.path("workingDays").asInt()).isEqualTo(5);

        assertThat(event(later).path("ruleSet").asString()).isEqualTo("TT-30");
        assertThat(event(advance).path("ruleSet").asString())
                .isEqualTo(advance.text("ruleSet"))
                .isNotEqualTo("TT-30");
        assertThat(event(contract).path("warnings")).isEmpty();
        var refusal = as("ketoan.ctk")
                .post("/plans/" + plan + "/commitments", commitment("IV.1", null, 900_000_000, null, today.toString()));
        assertThat(refusal.status()).isEqualTo(422);
        var kept = as("kiemtoan")
                .get("/refusals?plan=" + plan)
                .body()
                .path("items")
                .path(0);
        assertThat(kept.path("ruleSet").asString()).isEqualTo("TT-30");
    }

    @Test
    void a_set_is_read_back_complete_with_what_it_took_over_and_who_loaded_it() {
        var key = UUID.randomUUID().toString();
        var first = recorded(as("quantri").post("/rule-sets", body("TT-31", FAR, ADVANCES), key));
        var again = as("quantri").post("/rule-sets", body("TT-31", FAR, ADVANCES), key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());

        var read = as("quantri").get("/rule-sets/TT-31");
        assertThat(read.body()).isEqualTo(first.body());
        assertThat(read.body().path("shipped").asBoolean()).isFalse();
        assertThat(read.text("recordedBy")).isEqualTo("quantri");
        assertThat(read.body()
                        .path("rules")
                        .path("advanceSettled")
                        .path("months")
                        .asInt())
                .isEqualTo(2);
        assertThat(read.body()
                        .path("rules")
                        .path("adjustmentPeriodEnds")
                        .path("day")
                        .asString())
                .isEqualTo("01-31");
        var names = as("quantri").get("/rule-sets").body().path("items").findValuesAsString("name");
        assertThat(names).startsWith("VN-2017").contains("VN-2026", "TT-31");
        assertThat(as("quantri")
                        .get("/rule-sets/VN-2026")
                        .body()
                        .path("shipped")
                        .asBoolean())
                .isTrue();
        assertThat(as("quantri").get("/rule-sets/TT-0").status()).isEqualTo(404);
    }

    @Test
    void the_event_is_in_the_history_with_a_sentence_and_in_no_plan() {
        var loaded = recorded(load("TT-32", FAR, ADVANCES));

        var found = as("kiemtoan")
                .get("/events?type=RuleSetLoaded&q=TT-BTC&after=" + (loaded.number("position") - 1), loaded.position())
                .body()
                .path("items")
                .path(0);
        assertThat(found.path("sentence").asString())
                .isEqualTo("quantri nạp bộ quy định TT-32, áp dụng từ ngày 01/01/2099.");
        assertThat(found.path("planId").isNull()).isTrue();
        assertThat(found.path("data")
                        .path("rules")
                        .path("advanceRecovery")
                        .path("value")
                        .path("percent")
                        .asInt())
                .as("the event can be read alone")
                .isEqualTo(80);
    }

    @Test
    void a_name_stands_for_one_set_only() {
        recorded(load("TT-33", FAR, ADVANCES));
        refused(load("TT-33", FAR, ADVANCES), 409, "already-exists", "/name");
        refused(load("VN-2021", FAR, ADVANCES), 409, "already-exists", "/name");
    }

    @Test
    void what_is_not_sourced_or_known_from_memory_does_not_refuse_anybody() {
        refused(
                load("TT-34", FAR, "{\"advanceSettled\": {\"months\": 2, \"certainty\": \"SECONDARY_SOURCE\"}}"),
                422,
                "validation",
                "/rules/advanceSettled/source");
        refused(
                load(
                        "TT-34",
                        FAR,
                        "{\"adjustmentPeriodEnds\": {\"day\": \"02-28\", \"source\": \"?\", \"certainty\": \"MEMORY\"}}"),
                422,
                "validation",
                "/rules/adjustmentPeriodEnds/certainty");
        refused(
                load(
                        "TT-34",
                        FAR,
                        "{\"adjustmentPeriodEnds\": {\"day\": \"31-01\", \"source\": \"?\", \"certainty\": \"MEMORY\"}}"),
                422,
                "validation",
                "/rules/adjustmentPeriodEnds/day");
        refused(load("TT-34", FAR, "{}"), 422, "validation", "/rules");
    }

    @Test
    void only_an_administrator_loads_rules() {
        assertThat(officer().post("/rule-sets", body("TT-35", FAR, ADVANCES)).status())
                .isEqualTo(403);
        assertThat(as("quantri").get("/rule-sets/TT-35").status()).isEqualTo(404);
    }
}
