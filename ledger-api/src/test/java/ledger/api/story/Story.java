package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A story told over HTTP to a ledger of its own; every story has the real appendix under a plan id of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"ledger.demo-accounts=true", "ledger.demo-password=một mật khẩu"})
abstract class Story {

    static final String LINES = "/plans/%s/lines";
    private static final AtomicInteger PLANS = new AtomicInteger();

    @LocalServerPort
    private int port;

    final String plan = "STORY-" + PLANS.incrementAndGet();

    Client as(String account) {
        return new Client(port, account, "một mật khẩu", "vi");
    }

    Client accountant() {
        return as("ketoan.khcn");
    }

    Client officer() {
        return as("taichinh");
    }

    static byte[] source() {
        try (var file = Story.class.getResourceAsStream("/demo/ke-hoach-950-kh-ubnd-2021.txt")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Registers the real appendix, as imported, under this story's plan id. */
    long register() {
        var answer = officer().post("/plans", appendix());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.position();
    }

    long registerAndAllocate() {
        register();
        var answer = officer().post("/plans/" + plan + "/allocations", """
                {"kind": "INITIAL", "asApproved": true, "effectiveDate": "2021-03-30", "reason": "Giao dự toán"}
                """);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.position();
    }

    /** The plan the file is read as, as a body for a plan typed by hand. */
    final String appendix() {
        var checked = officer().postWithoutKey("/imports", "text/plain; charset=utf-8", source());
        assertThat(checked.status()).isEqualTo(201);
        var read = checked.body();
        var body = JsonMapper.shared().createObjectNode();
        body.put("id", plan)
                .put("number", "950/KH-UBND")
                .put("date", "2021-03-30")
                .put("fiscalYear", 2021);
        body.put("issuer", "UBND tỉnh Tây Ninh").put("fundingSource", "sự nghiệp khoa học công nghệ");
        body.set("budgetHolder", agency(read.path("plan").path("budgetHolder")));
        body.put("approvedTotal", 1_687_290_000L);
        var sections = body.putArray("sections");
        for (var section : read.path("lines")) {
            var copy = sections.addObject();
            copy.set("code", section.path("code"));
            copy.set("title", section.path("title"));
            copy.set("leadAgency", agency(section.path("leadAgency")));
            lines(copy, section);
        }
        return body.toString();
    }

    private static ObjectNode agency(JsonNode read) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("code", read.path("code").asString())
                .put("name", read.path("name").asString());
    }

    private static void lines(ObjectNode into, JsonNode row) {
        if (row.path("lines").isEmpty()) {
            return;
        }
        var lines = into.putArray("lines");
        for (var line : row.path("lines")) {
            var copy = lines.addObject();
            for (var member : new String[] {"code", "title", "unit", "quantity", "unitPrice", "amount"}) {
                if (!line.path(member).isMissingNode() && !line.path(member).isNull()) {
                    copy.set(member, line.path(member));
                }
            }
            for (var portion : line.path("portions")) {
                if (!portion.path("period").asString().equals("NEW")) {
                    copy.withArray("portions").add(portion);
                }
            }
            lines(copy, line);
        }
    }

    String commitment(String line, String portion, long amount, Integer quantity, String effective) {
        return """
                {"lineCode": "%s", %s "amount": %d, %s "payee": {"name": "Công ty TNHH Tư vấn B"},
                 "contract": {"number": "12/HĐ-TV", "date": "2021-04-05"},
                 "effectiveDate": "%s", "reason": "Tư vấn ISO 9001"}
                """.formatted(
                        line,
                        portion == null ? "" : "\"portion\": \"" + portion + "\",",
                        amount,
                        quantity == null ? "" : "\"quantity\": " + quantity + ",",
                        effective);
    }

    Answer commit(String line, String portion, long amount, Integer quantity, String effective) {
        return accountant()
                .post("/plans/" + plan + "/commitments", commitment(line, portion, amount, quantity, effective));
    }

    /** A supplement, a reduction, a transfer between agencies and holds with both of them; the position of the last. */
    long adjust() {
        officer().post("/plans/" + plan + "/allocations", adjustment("SUPPLEMENT", "I.1", 6_000_000));
        officer().post("/plans/" + plan + "/allocations", adjustment("REDUCTION", "II.2", 1_000_000));
        officer().post("/plans/" + plan + "/transfers", """
                {"fromLine": "III.1", "toLine": "IV.1", "amount": 2000000, "effectiveDate": "2021-09-01",
                 "decision": {"number": "3/QĐ-UBND", "date": "2021-09-01"}, "reason": "Điều chuyển"}""");
        officer().post("/plans/" + plan + "/holds", hold("II.2", 7_000_000));
        var last = officer().post("/plans/" + plan + "/holds", hold("IV.1", 3_000_000));
        assertThat(last.status()).as(last.raw().body()).isEqualTo(201);
        return last.position();
    }

    private static String adjustment(String kind, String line, long amount) {
        return """
                {"kind": "%s", "lineCode": "%s", "amount": %d, "effectiveDate": "2021-09-01",
                 "decision": {"number": "2/QĐ-UBND", "date": "2021-09-01"}, "reason": "Điều chỉnh dự toán"}
                """.formatted(kind, line, amount);
    }

    private static String hold(String line, long amount) {
        return """
                {"lineCode": "%s", "amount": %d, "effectiveDate": "2021-09-02", "reason": "Tạm giữ"}
                """.formatted(line, amount);
    }

    static String fact(long amount, String effective) {
        return "{\"amount\": %d, \"effectiveDate\": \"%s\", \"reason\": \"Theo chứng từ\"}"
                .formatted(amount, effective);
    }

    static String undo(String effective) {
        return "{\"effectiveDate\": \"%s\", \"reason\": \"Ghi nhầm\"}".formatted(effective);
    }

    JsonNode balance(String by, String key, long atLeast) {
        var answer = accountant().get("/plans/" + plan + "/balances?by=" + by, atLeast);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        for (var item : answer.body().path("items")) {
            if (item.path("key").asString().equals(key)) {
                return item;
            }
        }
        throw new AssertionError("no " + key + " in " + answer.raw().body());
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
