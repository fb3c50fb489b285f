package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.api.sheet.Books;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route with every kind of bad input, made of the document's own examples: never the ledger's fault, always a
 * problem in words, nothing stored.
 *
 * <p>{@code -Dledger.bad-input.cases=1000000} sends all that can be made instead of a part of them,
 * {@code -Dledger.bad-input.seed=…} the same part again.
 */
@Tag("fault")
// Nobody waits for the end of a stream.
@TestPropertySource(properties = {"spring.application.name=bad-input", "ledger.stream.longest=0s"})
class BadInputTest extends Story {

    private static final int CASES = Integer.getInteger("ledger.bad-input.cases", 6_000);
    private static final long SEED = Long.getLong("ledger.bad-input.seed", System.nanoTime());
    private static final String API = "/api/v1";
    private static final List<String> ACCOUNTS =
            List.of("kiemtoan", "taichinh", "ketoan.khcn", "duyet.khcn", "quantri", "lanhdao");

    @Autowired
    private DataSource database;

    private final Map<String, String> ids = new HashMap<>();
    private final List<BadInput> cases = new ArrayList<>();
    private final Map<BadInput, String> senders = new HashMap<>();
    private JsonNode document;

    @Test
    void nothing_bad_is_the_ledgers_fault_or_leaves_a_trace() {
        System.out.println("bad input: -Dledger.bad-input.seed=" + SEED);
        facts();
        document = JsonMapper.shared()
                .readTree(officer()
                        .anything("GET", "/v3/api-docs", Map.of(), new byte[0])
                        .body());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                make(path.getKey(), operation.getKey().toUpperCase(), operation.getValue())));
        var made = cases.size();
        Collections.shuffle(cases, new Random(SEED));
        var sent = cases.subList(0, Math.min(CASES, made));
        // Whoever shows too many wrong credentials is answered nothing else any more.
        sent.sort(Comparator.comparing(bad -> bad.headers().containsKey("Authorization")));

        var verdict = new Verdict(officer().promises(), this::recorded);
        var wrong = new ArrayList<String>();
        var counts = new TreeMap<String, Map<Integer, Integer>>();
        for (int number = 0; number < sent.size(); number++) {
            var bad = sent.get(number);
            var language = number % 2 == 0 ? "vi" : "en";
            var before = recorded();
            var answer =
                    as(senders.get(bad)).in(language).anything(bad.method(), bad.path(), bad.headers(), bad.body());
            var spoken = bad.headers().containsKey("Accept-Language")
                    ? answer.headers().firstValue("Content-Language").orElse("vi")
                    : language;
            verdict.on(bad, spoken, answer, before).forEach(one -> wrong.add(bad + "\n  → " + one));
            counts.computeIfAbsent(bad.kind(), absent -> new TreeMap<>()).merge(answer.statusCode(), 1, Integer::sum);
        }
        System.out.printf("bad input: %,d of %,d cases sent%n", sent.size(), made);
        counts.forEach((kind, statuses) -> System.out.printf("  %-10s %s%n", kind, statuses));
        assertThat(wrong).as("seed %d, %d wrong", SEED, wrong.size()).isEmpty();
        assertThat(sent).hasSizeGreaterThanOrEqualTo(Math.min(CASES, 5_000));
        assertThat(counts).hasSizeGreaterThan(12);
    }

    /** A server that does all that may not be done: the verdict finds each. */
    @Test
    void the_verdict_finds_what_is_wrong() throws IOException {
        register();
        var problem = "{\"type\": \"/problems/validation\", \"title\": \"t\", \"status\": 422, \"detail\": \"d\"}";
        assertThat(judged(422, "application/problem+json", problem, 0)).isEmpty();
        assertThat(judged(422, "application/problem+json", problem, 1))
                .containsExactly("something was recorded although 422");
        assertThat(judged(500, "application/problem+json", problem, 0).get(0)).startsWith("it is the ledger's fault");
        assertThat(judged(422, "text/html", "<html>", 0)).hasSize(2);
        assertThat(judged(422, "application/problem+json", "{\"title\": 1}", 0)).hasSize(1);
        assertThat(judged(418, "application/problem+json", problem, 0)).hasSize(1);
        assertThat(judged(200, "application/json", "{\"secret\": 1}", 0)).hasSize(1);
        assertThat(judged(422, "application/problem+json", problem.replace("\"d\"", "\"java.lang.Error: x\""), 0))
                .hasSize(1);
    }

    private List<String> judged(int status, String type, String body, long recorded) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Language", "vi");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var bad = BadInput.read("control", API + "/plans");
            var answer = new Client(server.getAddress().getPort(), "a", "b", "vi")
                    .anything("GET", bad.path(), Map.of(), new byte[0]);
            return new Verdict(officer().promises(), () -> recorded).on(bad, "vi", answer, 0);
        } finally {
            server.stop(0);
        }
    }

    private long recorded() {
        return JdbcClient.create(database)
                .sql("select coalesce(max(position), 0) from ledger.event")
                .query(Long.class)
                .single();
    }

    /** One fact of each kind, so that there is something to ask about. */
    private void facts() {
        registerAndAllocate();
        var plans = "/plans/" + plan;
        var decided =
                "\"decision\": {\"number\": \"1/QĐ\", \"date\": \"2021-04-01\"}, \"effectiveDate\": \"2021-04-01\","
                        + " \"reason\": \"Điều chỉnh\"}";
        keep("allocations", officer().post(plans + "/allocations", """
                {"kind": "SUPPLEMENT", "lineCode": "III.1", "amount": 1000,""" + decided));
        keep("transfers", officer().post(plans + "/transfers", """
                {"fromLine": "I.3", "toLine": "I.1", "amount": 1000,""" + decided));
        keep("holds", officer().post(plans + "/holds", """
                {"lineCode": "III.1", "amount": 1000, "effectiveDate": "2021-04-01", "reason": "Tạm giữ"}"""));
        keep("commitments", commit("III.2", "2016-2020", 50_000_000, 1, "2021-04-05"));
        var paper = "/commitments/" + ids.get("commitments");
        keep("adjustments", accountant().post(paper + "/adjustments", fact(40_000_000, "2021-04-06")));
        keep("releases", accountant().post(paper + "/releases", fact(1_000, "2021-04-07")));
        var payment = accountant().post(paper + "/disbursements", fact(10_000_000, "2021-04-08"));
        keep(
                "returns",
                accountant().post("/disbursements/" + payment.text("id") + "/returns", fact(1_000, "2021-04-09")));
        keep("disbursements", accountant().post(plans + "/disbursements", """
                {"lineCode": "III.1", "kind": "ADVANCE", "amount": 1000000, "effectiveDate": "2021-04-08",
                 "reason": "Tạm ứng"}"""));
        var advance = "/disbursements/" + ids.get("disbursements");
        keep("settlements", accountant().post(advance + "/settlements", fact(1_000, "2021-04-09")));
        keep("recoveries", accountant().post(advance + "/recoveries", fact(1_000, "2021-04-09")));
        keep(
                "requests",
                accountant()
                        .post(
                                "/requests",
                                "{\"command\": \"disbursements\", \"target\": \"" + ids.get("commitments")
                                        + "\", \"body\": " + fact(1_000, "2021-04-09") + "}"));
        var checked = officer().postWithoutKey("/imports", "text/plain; charset=utf-8", source());
        ids.put("imports", checked.text("id"));
        // Its password is asked with the wrong one, so it stays.
        ids.put("accounts", "lanhdao");
    }

    private void keep(String kind, Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        ids.put(kind, answer.text("id"));
    }

    private String filled(String path) {
        var collection = path.replaceFirst(API + "/", "").replaceFirst("/.*", "");
        return path.replace("{plan}", plan)
                .replace("{facts}", "commitments")
                .replace("{code}", collection.equals("agencies") ? "cuc-thong-ke" : "III.2")
                .replace("{position}", "1")
                .replace("{name}", "VN-2026")
                .replaceAll("\\{\\w+}", ids.getOrDefault(collection, plan + ":III.2:9999"));
    }

    private void make(String path, String method, JsonNode operation) {
        var filled = filled(path);
        var example = example(operation);
        var good = new BadInput("", method, filled, usual(method), body(example));
        var sender = sender(good);
        var first = cases.size();
        if (operation.has("requestBody")) {
            bodies(good, example, operation);
        }
        operation.path("parameters").forEach(parameter -> {
            var described = followed(parameter);
            if (described.path("in").asString().equals("query")) {
                for (var value : Mutations.parameters()) {
                    add(good, filled + "?" + described.path("name").asString() + "=" + value, "parameter");
                }
            }
        });
        add(good, filled + "?nobody=asks&limit=1&limit=x&%00=%ff", "parameter");
        for (var at = path.indexOf('{'); at >= 0; at = path.indexOf('{', at + 1)) {
            var rest = path.substring(path.indexOf('}', at) + 1);
            for (var id : Mutations.ids()) {
                add(good, filled(path.substring(0, at)) + id + filled(rest), "id");
            }
        }
        Mutations.headers((name, value) -> cases.add(good.with(name, value).named("header")));
        cases.subList(first, cases.size()).forEach(one -> senders.put(one, sender));
    }

    private void add(BadInput good, String path, String kind) {
        cases.add(new BadInput(kind, good.method(), path, good.headers(), good.body()));
    }

    private void bodies(BadInput good, JsonNode example, JsonNode operation) {
        if (operation.path("requestBody").path("content").has("application/json")) {
            Mutations.bodies(
                    example, (kind, body) -> cases.add(new BadInput(kind, good.method(), good.path(), keyed(), body)));
        } else {
            uploads(good.path());
        }
    }

    private void uploads(String path) {
        var book = Books.xlsx(
                sheet -> sheet.createSheet("Phụ lục").createRow(0).createCell(0).setCellValue("=1+1"));
        var parts = Books.parts(book);
        parts.put("xl/media/image1.png", new byte[8 << 20]);
        var bomb = Books.zip(parts);
        var external = Books.with(
                book,
                "xl/worksheets/sheet1.xml",
                "<worksheet",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet");
        var laughs = Books.with(
                book,
                "xl/workbook.xml",
                "<workbook",
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><workbook");
        var noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        var text = new String(source(), StandardCharsets.UTF_8);
        var files = List.of(
                new byte[0],
                new byte[] {0},
                noise,
                bomb,
                external,
                laughs,
                java.util.Arrays.copyOf(book, book.length / 2),
                java.util.Arrays.copyOf(book, 4),
                bytes("%PDF-1.7"),
                bytes("<html><table><tr><td>=cmd|' /C calc'!A0</table>"),
                bytes("{\"a\": 1}"),
                bytes("STT\tNội dung\n=cmd|' /C calc'!A0\t@SUM(1)\n"),
                bytes("\t".repeat(60_000)),
                bytes("a\n".repeat(60_000)),
                bytes("\u0000".repeat(1_000)),
                bytes(text.replace("000", "\u0000")),
                bytes(text.replace('.', '\ufffd')),
                text.getBytes(StandardCharsets.UTF_16),
                bytes(text.substring(0, text.length() / 3)),
                bytes("\"".repeat(10_001)),
                bytes("x".repeat(2_000_000)));
        var types = List.of(
                "text/plain",
                "text/csv",
                "text/html",
                "text/plain; charset=nonsense",
                "image/png",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/vnd.ms-excel",
                "application/octet-stream",
                "application/x-msdownload");
        for (var file : files) {
            for (var type : types) {
                cases.add(BadInput.sent("upload", path, type, file));
            }
        }
        for (var form : List.of(
                "",
                "--x",
                "--x--",
                "--x\r\n\r\n\r\n--x--",
                part("other", "a", "b"),
                part("file", "../../a", "b"),
                part("file", "a", ""),
                part("file", "a\" onload=\"x", "STT"),
                "--x\r\n" + "A: b\r\n".repeat(2_000) + "\r\n\r\n--x--",
                part("file", "a", "b").replace("--x--", "").repeat(200) + "--x--")) {
            cases.add(BadInput.sent("upload", path, "multipart/form-data; boundary=x", bytes(form)));
            cases.add(BadInput.sent("upload", path, "multipart/form-data; boundary=y", bytes(form)));
        }
        cases.add(BadInput.sent("upload", path, "text/plain", new byte[11 << 20]));
    }

    private static String part(String name, String file, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file + "\"\r\n\r\n"
                + content + "\r\n--x--";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] body(JsonNode example) {
        return example.isMissingNode()
                ? new byte[0]
                : bytes(example.isString() ? example.asString() : example.toString());
    }

    /** The first example that is written down for what an operation is sent, and has something that can be made wrong. */
    private JsonNode example(JsonNode operation) {
        for (var content : operation.path("requestBody").path("content")) {
            for (var example : content.path("examples")) {
                var value = followed(example).path("value");
                if (!value.isEmpty() || value.isString()) {
                    return value;
                }
            }
        }
        return JsonMapper.shared().missingNode();
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static Map<String, String> usual(String method) {
        return method.equals("GET") ? Map.of() : keyed();
    }

    private static Map<String, String> keyed() {
        return Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** The first account that the route opens to. */
    private String sender(BadInput good) {
        return ACCOUNTS.stream()
                .filter(account -> as(account)
                                .anything(good.method(), good.path(), usual(good.method()), bytes("{}"))
                                .statusCode()
                        != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may " + good));
    }
}
