package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The checklist of the year end says what is then done with what is left: carried over, lapsed, or dealt with first. */
class ChecklistTest extends Story {

    private static final String ALL = "{\"effectiveDate\": \"2022-02-15\", \"reason\": \"Hủy dự toán cuối năm\"}";

    @Test
    void what_it_says_is_what_then_happens() {
        registerAndAllocate();
        next();
        var inTime = commit("98/HĐ-TV", "2021-12-30", 10_000_000);
        var tooLate = commit("99/HĐ-TV", "2021-12-31", 4_000_000);
        var drawn = recorded(
                accountant()
                        .post(
                                "/commitments/" + inTime + "/disbursements",
                                "{\"kind\": \"ADVANCE\", \"amount\": 3000000, \"effectiveDate\": \"2021-12-31\", \"reason\": \"Tạm ứng\"}"));
        var direct = recorded(accountant().post(at("disbursements"), """
                {"lineCode": "III.3", "portion": "NEW", "amount": 5000000, "kind": "ADVANCE",
                 "payee": {"name": "Nguyễn Văn An"}, "effectiveDate": "2021-12-20", "reason": "Tạm ứng hội nghị"}
                """));
        recorded(officer().post(at("holds"), """
                {"lineCode": "III.2", "portion": "NEW", "amount": 20000000, "effectiveDate": "2021-06-01",
                 "reason": "Tiết kiệm chi"}
                """));

        var answer = officer().get(at("year-end?on=2022-02-15"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        var before = answer.body();
        assertThat(answer.position()).isEqualTo(before.path("position").asLong());
        assertThat(before.path("phase").asString()).isEqualTo("CONCLUDING");
        assertThat(before.path("phaseEnds").asString()).isEqualTo("2022-03-31");
        assertThat(before.path("lastFact").asString()).isEqualTo("2021-12-31");
        assertThat(before.path("closable").asBoolean()).isFalse();
        assertThat(total(before, "left")).isEqualTo(1_687_290_000L);
        assertThat(total(before, "couldBeCarried")).isEqualTo(10_000_000);
        assertThat(total(before, "blocks")).isEqualTo(9_000_000);
        assertThat(before.path("total").path("blocks").path("words").asString()).isEqualTo("Chín triệu đồng");
        assertThat(before.path("grounds")
                        .path("CONTRACT_SIGNED")
                        .path("signedBefore")
                        .asString())
                .isEqualTo("2021-12-31");
        assertThat(before.path("grounds").path("onApproval").valueStream().map(JsonNode::asString))
                .containsExactly("PUBLIC_INVESTMENT", "RESEARCH_TASK", "OTHER_APPROVED");
        assertThat(document(before, inTime).path("left").asLong()).isEqualTo(7_000_000);
        assertThat(document(before, inTime).path("blocks").asBoolean()).isFalse();
        assertThat(document(before, drawn).path("kind").asString()).isEqualTo("ADVANCE");
        assertThat(document(before, drawn).path("contract").path("number").asString())
                .isEqualTo("98/HĐ-TV");
        assertThat(document(before, tooLate).path("grounds")).isEmpty();
        assertThat(document(before, tooLate).path("blocks").asBoolean()).isTrue();
        assertThat(document(before, direct).path("blocks").asBoolean()).isTrue();
        assertThat(portion(before, "III.2", "NEW").path("held").asLong()).isEqualTo(20_000_000);

        var carried = new ArrayList<String>();
        for (var document : before.path("documents")) {
            for (var ground : document.path("grounds")) {
                carried.add(item(document, ground.asString()));
            }
        }
        assertThat(amounts(carry(carried))).isEqualTo(total(before, "couldBeCarried"));
        var lapsed = officer().post(at("lapses"), ALL);
        assertThat(amounts(lapsed)).isEqualTo(total(before, "lapses"));

        var after = officer().get(at("year-end?on=2022-02-15")).body();
        assertThat(after.path("position").asLong()).isEqualTo(lapsed.position());
        assertThat(total(after, "left")).isEqualTo(total(before, "blocks"));
        assertThat(after.path("items")
                        .valueStream()
                        .map(open -> open.path("lineCode").asString()))
                .containsExactly("III.1", "III.3");
        assertThat(after.path("closable").asBoolean()).isFalse();
        var early = conclude("2022-02-15");
        assertThat(early.number("total")).isEqualTo(total(after, "left"));

        // What blocks is given back, or carried over on approval.
        recorded(accountant().post("/commitments/" + tooLate + "/releases", undo("2022-01-31")));
        var approved = new ArrayList<String>();
        approved.add(item(document(after, direct), "OTHER_APPROVED"));
        carry(approved);
        officer().post(at("lapses"), ALL);
        var done = officer().get(at("year-end?on=2022-02-15")).body();
        assertThat(done.path("items")).isEmpty();
        assertThat(done.path("documents")).isEmpty();
        assertThat(done.path("closable").asBoolean()).isTrue();
        assertThat(officer()
                        .get(at("year-end?on=2022-02-14"))
                        .body()
                        .path("closable")
                        .asBoolean())
                .as("before the last fact")
                .isFalse();
        assertThat(conclude("2022-02-14").status()).isEqualTo(422);
        assertThat(officer().get("/plans/" + plan).text("phase")).isEqualTo("OVER");
        assertThat(conclude("2022-02-15").status()).isEqualTo(201);
        var closed = officer().get(at("year-end?on=2022-02-15")).body();
        assertThat(closed.path("phase").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("closable").asBoolean()).isFalse();
        assertThat(officer().get("/plans/" + plan).text("phase")).isEqualTo("CLOSED");
    }

    @Test
    void it_is_said_in_the_language_of_the_reader_and_to_whom_it_concerns() {
        registerAndAllocate();
        var english = as("kiemtoan").in("en").get(at("year-end"));
        assertThat(english.body().path("phase").asString()).isEqualTo("OVER");
        assertThat(english.body().path("total").path("lapses").path("words").asString())
                .startsWith("One billion");
        assertThat(accountant().get(at("year-end")).status()).isEqualTo(403);
        assertThat(officer().get("/plans/KHONG-CO/year-end").status()).isEqualTo(404);
        assertThat(officer().get(at("year-end?on=2022-02-30")).status()).isEqualTo(422);
        var year = officer().get(at("year-end?on=2021-06-30")).body();
        assertThat(year.path("phase").asString()).isEqualTo("YEAR");
        assertThat(year.path("phaseEnds").asString()).isEqualTo("2021-12-31");
        assertThat(officer()
                        .get(at("year-end?on=2022-01-31"))
                        .body()
                        .path("phase")
                        .asString())
                .isEqualTo("ADJUSTMENT");
    }

    private static String item(JsonNode document, String ground) {
        return "{\"lineCode\": \"%s\", \"ground\": \"%s\", \"%s\": \"%s\"}"
                .formatted(
                        document.path("lineCode").asString(),
                        ground,
                        document.path("kind").asString().equals("ADVANCE") ? "disbursementId" : "commitmentId",
                        document.path("id").asString());
    }

    private Answer carry(Iterable<String> items) {
        var answer = officer().post(at("carry-overs"), """
                {"toPlan": "%s-2022", "effectiveDate": "2022-02-15", "reason": "Chuyển nguồn sang năm sau", "items": [%s],
                 "decision": {"number": "15/QĐ-UBND", "date": "2022-02-14"}}
                """.formatted(plan, String.join(", ", items)));
        recorded(answer);
        return answer;
    }

    /** What went out, or lapsed. */
    private static long amounts(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.body()
                .path("items")
                .valueStream()
                .filter(item -> !item.has("from"))
                .mapToLong(item -> item.path("amount").asLong())
                .sum();
    }

    private static long total(JsonNode checklist, String figure) {
        return checklist.path("total").path(figure).path("amount").asLong();
    }

    private static JsonNode document(JsonNode checklist, String id) {
        return checklist
                .path("documents")
                .valueStream()
                .filter(document -> document.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode portion(JsonNode checklist, String line, String portion) {
        return checklist
                .path("items")
                .valueStream()
                .filter(open -> open.path("lineCode").asString().equals(line)
                        && open.path("portion").asString().equals(portion))
                .findFirst()
                .orElseThrow();
    }

    private void next() {
        recorded(officer().post("/plans", """
                {"id": "%s-2022", "number": "12/KH-UBND", "date": "2022-01-15", "fiscalYear": 2022, "issuer": "UBND tỉnh",
                 "fundingSource": "Sự nghiệp", "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                 "approvedTotal": 400000000,
                 "sections": [{"code": "III", "title": "Hỗ trợ",
                               "leadAgency": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"},
                               "lines": [{"code": "III.1", "title": "Khảo sát", "unit": "DN", "quantity": 50,
                                          "unitPrice": 8000000, "amount": 400000000}]}]}
                """.formatted(plan)));
    }

    private String commit(String contract, String signed, long amount) {
        return recorded(accountant().post(at("commitments"), """
                {"lineCode": "III.1", "portion": "NEW", "amount": %d, "payee": {"name": "Công ty TNHH Tư vấn B"},
                 "contract": {"number": "%s", "date": "%s"}, "effectiveDate": "2021-12-31", "reason": "Khảo sát"}
                """.formatted(amount, contract, signed)));
    }

    private Answer conclude(String day) {
        return officer()
                .postIf(
                        "*",
                        at("closures"),
                        "{\"effectiveDate\": \"%s\", \"reason\": \"Khóa sổ năm 2021\"}".formatted(day),
                        UUID.randomUUID().toString());
    }

    private static String recorded(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.text("id");
    }

    private String at(String place) {
        return "/plans/" + plan + "/" + place;
    }
}
