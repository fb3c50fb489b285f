package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money of a year goes on in the next one: three years of one contract, an advance that is settled a year later. */
class CarryOverTest extends Story {

    private String year(int fiscalYear) {
        return plan + "-" + fiscalYear;
    }

    /** A plan with one line, III.1, of 400,000,000 đồng. */
    private void next(int fiscalYear) {
        var registered = officer().post("/plans", """
                {"id": "%s", "number": "12/KH-UBND", "date": "%d-01-15", "fiscalYear": %d, "issuer": "UBND tỉnh",
                 "fundingSource": "Sự nghiệp", "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                 "approvedTotal": 400000000,
                 "sections": [{"code": "III", "title": "Hỗ trợ",
                               "leadAgency": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                               "lines": [{"code": "III.1", "title": "Khảo sát", "unit": "DN", "quantity": 50,
                                          "unitPrice": 8000000, "amount": 400000000}]}]}
                """.formatted(year(fiscalYear), fiscalYear, fiscalYear));
        assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
    }

    private static String carry(String toPlan, String day, String... items) {
        return """
                {"toPlan": "%s", "effectiveDate": "%s", "reason": "Chuyển nguồn sang năm sau", "items": [%s],
                 "decision": {"number": "15/QĐ-UBND", "date": "%s"}}
                """.formatted(toPlan, day, String.join(", ", items), day);
    }

    private static String item(String line, String ground, String more) {
        return "{\"lineCode\": \"%s\", \"ground\": \"%s\"%s}".formatted(line, ground, more);
    }

    private static String commitmentOf(String id) {
        return ", \"commitmentId\": \"" + id + "\"";
    }

    private Answer carried(String from, String body) {
        var answer = officer().post("/plans/" + from + "/carry-overs", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private JsonNode total(String plan, long position) {
        return officer()
                .get("/plans/" + plan + "/balances?by=plan", position)
                .body()
                .path("total");
    }

    private static void concludes(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    @Test
    void three_years_of_one_contract_and_nothing_is_lost() {
        registerAndAllocate();
        next(2022);
        next(2023);
        var first = commit("III.1", null, 400_000_000, null, "2021-04-05").text("id");
        var advance = accountant().post("/plans/" + plan + "/disbursements", """
                {"lineCode": "III.3", "portion": "NEW", "amount": 30000000, "kind": "ADVANCE",
                 "payee": {"name": "Nguyễn Văn An"}, "effectiveDate": "2021-12-20", "reason": "Tạm ứng hội nghị"}
                """);
        concludes(advance);
        concludes(accountant().post("/commitments/" + first + "/disbursements", fact(250_000_000, "2022-01-31")));

        // S4: 150,000,000 of the contract goes on in 2022, with the advance, in one write.
        var body = carry(
                year(2022),
                "2022-02-15",
                item("III.1", "CONTRACT_SIGNED", commitmentOf(first)),
                item("III.3", "OTHER_APPROVED", ", \"disbursementId\": \"" + advance.text("id") + "\""));
        var preview = officer()
                .postWithoutKey(
                        "/plans/" + plan + "/previews",
                        "application/json",
                        "{\"command\": \"carry-overs\", \"body\": %s}"
                                .formatted(body)
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        var key = UUID.randomUUID().toString();
        var carried = officer().post("/plans/" + plan + "/carry-overs", body, key);
        assertThat(carried.status()).as(carried.raw().body()).isEqualTo(201);
        assertThat(officer().post("/plans/" + plan + "/carry-overs", body, key).body())
                .as("once, and the same answer")
                .isEqualTo(carried.body());
        var items = carried.body().path("items");
        assertThat(items).hasSize(4);
        assertThat(preview.body().path("items")).hasSize(4);
        assertThat(items.path(0).path("amount").asLong()).isEqualTo(150_000_000);
        assertThat(items.path(0).path("status").asString()).isEqualTo("CARRIED_OUT");
        var second = items.path(0).path("into").asString();
        assertThat(items.path(1).path("id").asString()).isEqualTo(second);
        assertThat(items.path(1).path("origin").asString()).isEqualTo(first);
        assertThat(items.path(1).path("portion").asString()).isEqualTo("CN-2021");
        var goesOn = items.path(3).path("id").asString();
        assertThat(items.path(3).path("dueDate").asString()).isEqualTo("2022-01-31");

        var out = total(plan, carried.position());
        assertThat(out.path("carriedOut").asLong()).isEqualTo(180_000_000);
        assertThat(out.path("committed").asLong()).isZero();
        assertThat(out.path("advanced").asLong()).isZero();
        var in = total(year(2022), carried.position());
        assertThat(in.path("carriedIn").asLong()).isEqualTo(180_000_000);
        assertThat(in.path("allocated").asLong()).isEqualTo(180_000_000);
        assertThat(in.path("committed").asLong()).isEqualTo(150_000_000);
        assertThat(in.path("advanced").asLong()).isEqualTo(30_000_000);
        assertThat(in.path("limit").asLong()).as("carried-in money is outside").isEqualTo(400_000_000);
        assertThat(in.path("carriedOver").path("allocated").asLong()).isZero();
        // Before it was recorded, and on the day before, nothing had come in.
        assertThat(officer()
                        .get("/plans/" + year(2022) + "/balances?by=plan&asOf=2022-02-14", carried.position())
                        .body()
                        .path("total")
                        .path("carriedIn")
                        .asLong())
                .isZero();
        assertThat(officer()
                        .get("/plans/" + year(2022) + "/balances?by=portion&asOf=2022-02-15", carried.position())
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(row -> row.path("key").asString().equals("III.1/CN-2021"))
                        .map(row -> row.path("carriedIn").asLong()))
                .containsExactly(150_000_000L);

        // III.3 was no line of 2022: it was opened, with nothing printed.
        var opened = officer().get("/plans/" + year(2022) + "/lines/III.3", carried.position());
        assertThat(opened.number("amount")).isZero();
        var events = as("kiemtoan").get("/events?after=" + (carried.position() - 6), carried.position());
        assertThat(events.body()
                        .path("items")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .containsExactly(
                        "AppendixExtended",
                        "LineOpened",
                        "FundsCarriedOut",
                        "FundsCarriedIn",
                        "FundsCarriedOut",
                        "FundsCarriedIn");
        assertThat(events.body().path("items").path(3).path("sentence").asString())
                .contains("chuyển nguồn từ năm 2021", "150.000.000", plan);

        // The second year: the advance is settled, a part of the contract paid, the rest goes on once more.
        var settled = accountant().post("/disbursements/" + goesOn + "/settlements", fact(30_000_000, "2022-05-04"));
        concludes(settled);
        assertThat(settled.text("status")).isEqualTo("SETTLED");
        concludes(accountant().post("/commitments/" + second + "/disbursements", fact(50_000_000, "2022-05-04")));
        var again = carried(
                year(2022), carry(year(2023), "2023-02-15", item("III.1", "CONTRACT_SIGNED", commitmentOf(second))));
        var third = again.body().path("items").path(1).path("id").asString();
        assertThat(again.body().path("items").path(1).path("portion").asString())
                .isEqualTo("CN-2022");

        // Traced both ways.
        var middle = officer().get("/commitments/" + second, again.position());
        assertThat(middle.text("origin")).isEqualTo(first);
        assertThat(middle.body().path("carriedInto").valueStream().map(JsonNode::asString))
                .containsExactly(third);
        assertThat(middle.number("drawn")).isEqualTo(50_000_000);
        assertThat(middle.number("carriedOut")).isEqualTo(100_000_000);
        assertThat(middle.text("status")).isEqualTo("CARRIED_OUT");
        assertThat(officer()
                        .get("/commitments/" + first, again.position())
                        .body()
                        .path("carriedInto")
                        .path(0)
                        .asString())
                .isEqualTo(second);
        assertThat(officer().get("/disbursements/" + goesOn, again.position()).text("origin"))
                .isEqualTo(advance.text("id"));
        // As of the day before, the contract was open in 2022 and nothing of it in 2023.
        var before = officer().get("/commitments/" + second + "?asOf=2023-02-14", again.position());
        assertThat(before.text("status")).isEqualTo("OPEN");
        assertThat(before.body().path("carriedInto")).isEmpty();

        // The rest lapses, and both years are closed.
        for (int fiscalYear : new int[] {2021, 2022}) {
            var closing = fiscalYear == 2021 ? plan : year(fiscalYear);
            if (fiscalYear == 2021) {
                concludes(officer()
                        .post(
                                "/plans/" + closing + "/lapses",
                                "{\"effectiveDate\": \"2022-03-01\", \"reason\": \"Hủy phần còn lại\"}"));
            }
            concludes(officer()
                    .postIf(
                            "*",
                            "/plans/" + closing + "/closures",
                            "{\"effectiveDate\": \"%d-03-31\", \"reason\": \"Khóa sổ\"}".formatted(fiscalYear + 1),
                            UUID.randomUUID().toString()));
        }
        var last = accountant().post("/commitments/" + third + "/disbursements", fact(100_000_000, "2023-06-01"));
        concludes(last);
        assertThat(officer().get("/commitments/" + third, last.position()).text("status"))
                .isEqualTo("DRAWN");
        long paid = 0;
        for (var id : new String[] {plan, year(2022), year(2023)}) {
            paid += total(id, last.position()).path("spent").asLong();
        }
        assertThat(paid).as("the contract and the advance, each once").isEqualTo(430_000_000);
    }

    @Test
    void what_may_not_be_carried_over_is_refused_with_its_facts_and_nothing_is_recorded() {
        registerAndAllocate();
        next(2022);
        var committed = commit("III.1", null, 10_000_000, null, "2021-04-05");
        var commitment = committed.text("id");
        var cases = new TreeMap<String, String>();
        cases.put("no-contract", carry(year(2022), "2022-02-15", item("III.3", "CONTRACT_SIGNED", "")));
        cases.put(
                "not-supplemented",
                carry(year(2022), "2022-02-15", item("III.3", "LATE_SUPPLEMENT", ", \"portion\": \"NEW\"")));
        cases.put("not-the-next-year", carry(plan, "2022-02-15", item("III.3", "RESEARCH_TASK", "")));
        cases.put("unknown-plan", carry("KHONG-CO", "2022-02-15", item("III.3", "RESEARCH_TASK", "")));
        cases.put("date-outside-year", carry(year(2022), "2022-04-01", item("III.3", "RESEARCH_TASK", "")));
        cases.put(
                "of-another-line",
                carry(year(2022), "2022-02-15", item("III.3", "CONTRACT_SIGNED", commitmentOf(commitment))));
        cases.put("not-one-of", carry(year(2022), "2022-02-15", item("III.3", "VÌ THÍCH", "")));
        cases.put("required", carry(year(2022), "2022-02-15"));
        cases.put("fact-id", carry(year(2022), "2022-02-15", item("III.3", "RESEARCH_TASK", commitmentOf("III.3"))));
        cases.put("line-code", carry(year(2022), "2022-02-15", item("III.3", "RESEARCH_TASK", ", \"toLine\": \"??\"")));
        cases.put(
                "not-enough-committed",
                carry(
                        year(2022),
                        "2022-02-15",
                        item("III.1", "CONTRACT_SIGNED", commitmentOf(commitment) + ", \"amount\": 10000001")));
        var told = cases.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> {
            var refused = officer().post("/plans/" + plan + "/carry-overs", one.getValue());
            assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
            return refused.body().path("errors").path(0).path("code").asString();
        }));
        assertThat(told).allSatisfy((expected, code) -> assertThat(code).isEqualTo(expected));
        var last = commit("III.1", null, 1, null, "2021-04-05");
        assertThat(last.position()).as("nothing between").isEqualTo(committed.position() + 1);
        var sentence = officer().post("/plans/" + plan + "/carry-overs", cases.get("no-contract"));
        assertThat(sentence.text("type")).isEqualTo("/problems/not-eligible-for-carry-over");
        assertThat(sentence.text("detail")).contains("III.3", "31/12/2021", "Điều 64");
        assertThat(sentence.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/items/0/ground");
        assertThat(accountant()
                        .post("/plans/" + plan + "/carry-overs", cases.get("no-contract"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_carry_over_is_undone_while_the_target_is_untouched() {
        registerAndAllocate();
        next(2022);
        var carried = carried(
                plan,
                carry(
                        year(2022),
                        "2022-02-15",
                        item("III.3", "RESEARCH_TASK", ", \"portion\": \"NEW\", \"amount\": 5000000")));
        var out = carried.body().path("items").path(0).path("id").asString();
        var undone = officer().post("/carry-overs/" + out + "/reversals", undo("2022-02-16"));
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
        assertThat(undone.body().path("items")).hasSize(2);
        assertThat(total(plan, undone.position()).path("carriedOut").asLong()).isZero();
        assertThat(total(year(2022), undone.position()).path("carriedIn").asLong())
                .isZero();
        assertThat(officer()
                        .post("/carry-overs/" + out + "/reversals", undo("2022-02-16"))
                        .text("type"))
                .isEqualTo("/problems/already-reversed");

        var again = carried(
                plan,
                carry(
                        year(2022),
                        "2022-02-17",
                        item("III.3", "RESEARCH_TASK", ", \"portion\": \"NEW\", \"toLine\": \"III.1\"")));
        assertThat(again.body().path("items").path(1).path("lineCode").asString())
                .isEqualTo("III.1");
        concludes(accountant()
                .post(
                        "/plans/" + year(2022) + "/commitments",
                        commitment("III.1", "CN-2021", 140_000_000, null, "2022-03-01")));
        var touched = officer()
                .post(
                        "/carry-overs/"
                                + again.body().path("items").path(0).path("id").asString() + "/reversals",
                        undo("2022-03-02"));
        assertThat(touched.text("type")).isEqualTo("/problems/not-reversible");
        assertThat(touched.body().path("dependents")).hasSize(1);
    }
}
