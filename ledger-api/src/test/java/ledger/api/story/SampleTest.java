package ledger.api.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Samples are drawn by rules that anybody can compute again from the journal, which this test does by itself. */
class SampleTest extends Story {

    private static final Path DATA =
            Path.of("target", "ledgers", UUID.randomUUID().toString());
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    private DataSource database;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("ledger.data", DATA::toString);
    }

    private Client auditor() {
        return as("kiemtoan");
    }

    /** Commitments of rising amounts, one of them much larger than the others. */
    private long commitments() {
        registerAndAllocate();
        long last = 0;
        for (int i = 1; i <= 12; i++) {
            last = commit("III.2", "NEW", i == 5 ? 90_000_000 : 1_000_000L + i % 4, null, "2021-04-05")
                    .position();
        }
        return last;
    }

    private List<JsonNode> journal(String query, long atLeast) {
        auditor().get("/events?limit=1", atLeast);
        return utf8(auditor()
                        .download("/events?format=ndjson&plan=" + plan + query, "*/*")
                        .body())
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private Answer ask(String members, String filter) {
        return auditor()
                .postWithoutKey(
                        "/samples",
                        "application/json",
                        "{%s, \"filter\": {\"plan\": \"%s\"%s}}"
                                .formatted(members, plan, filter)
                                .getBytes(UTF_8));
    }

    private Answer drawn(String members) {
        return drawn(members, ", \"type\": \"FundsCommitted\"");
    }

    private Answer drawn(String members, String filter) {
        var answer = ask(members, filter);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer;
    }

    private static List<Long> positions(JsonNode sample) {
        return sample.path("items")
                .valueStream()
                .map(item -> item.path("event").path("position").asLong())
                .toList();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void by_chance_those_with_the_smallest_hashes_are_drawn_and_a_larger_sample_begins_with_the_smaller_one() {
        long last = commitments();
        var hashes = new TreeMap<String, Long>();
        journal("&type=FundsCommitted", last)
                .forEach(event -> hashes.put(
                        HexFormat.of()
                                .formatHex(
                                        sha256("quý 2:" + event.path("position").asLong())),
                        event.path("position").asLong()));
        var sample = drawn("\"method\": \"RANDOM\", \"size\": 7, \"seed\": \"quý 2\"")
                .body();
        assertThat(positions(sample))
                .isEqualTo(hashes.values().stream().limit(7).toList());
        assertThat(sample.path("items")
                        .valueStream()
                        .map(item -> item.path("hash").asString()))
                .isEqualTo(hashes.keySet().stream().limit(7).toList());
        assertThat(sample.path("population").path("count").asLong()).isEqualTo(12);
        var smaller = drawn("\"method\": \"RANDOM\", \"size\": 3, \"seed\": \"quý 2\"")
                .body();
        assertThat(positions(smaller)).isEqualTo(positions(sample).subList(0, 3));
    }

    @Test
    void by_unit_of_money_each_interval_has_one_unit_and_a_large_amount_has_several() {
        long last = commitments();
        var events = journal("&type=FundsCommitted", last);
        long sum = events.stream()
                .mapToLong(event -> event.path("amount").asLong())
                .sum();
        for (var size : List.of(1, 3, 7, 10, 400)) {
            long interval = sum / size;
            long start = new BigInteger(1, sha256("2021"))
                            .mod(BigInteger.valueOf(interval))
                            .longValue()
                    + 1;
            var expected = new TreeMap<Long, List<Long>>();
            for (long hit = 0; hit < size; hit++) {
                long unit = start + hit * interval;
                long passed = 0;
                for (var event : events) {
                    passed += event.path("amount").asLong();
                    if (passed >= unit) {
                        expected.computeIfAbsent(event.path("position").asLong(), none -> new ArrayList<>())
                                .add(unit);
                        break;
                    }
                }
            }
            var sample = drawn("\"method\": \"MONETARY_UNIT\", \"size\": %d, \"seed\": \"2021\"".formatted(size))
                    .body();
            assertThat(sample.path("population").path("sum").asLong()).isEqualTo(sum);
            assertThat(sample.path("interval").asLong()).isEqualTo(interval);
            assertThat(sample.path("start").asLong()).isEqualTo(start);
            var units = new TreeMap<Long, List<Long>>();
            sample.path("items")
                    .forEach(item -> units.put(
                            item.path("event").path("position").asLong(),
                            item.path("units")
                                    .valueStream()
                                    .map(JsonNode::asLong)
                                    .toList()));
            assertThat(units).as("size %d", size).isEqualTo(expected);
        }
    }

    @Test
    void the_largest_are_drawn_and_of_equal_ones_those_recorded_first() {
        long last = commitments();
        var expected = journal("&type=FundsCommitted", last).stream()
                .sorted(Comparator.<JsonNode>comparingLong(
                                event -> -event.path("amount").asLong())
                        .thenComparingLong(event -> event.path("position").asLong()))
                .map(event -> event.path("position").asLong())
                .limit(6)
                .toList();
        var sample = drawn("\"method\": \"TOP\", \"size\": 6").body();
        assertThat(positions(sample)).isEqualTo(expected);
        assertThat(sample.path("seed").isNull()).isTrue();
    }

    @Test
    void the_same_sample_is_drawn_again_whatever_was_recorded_since_and_a_seed_is_made_where_none_is_said() {
        long last = commitments();
        var first = drawn("\"method\": \"RANDOM\", \"size\": 4");
        assertThat(first.body().path("seed").asString()).hasSize(16);
        assertThat(first.position()).isGreaterThanOrEqualTo(last);
        commit("III.2", "NEW", 1_000_000, null, "2021-04-05");
        var again = auditor().get(first.header("Location").replace("/api/v1", ""));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(as("taichinh").get("/samples/" + first.text("id")).body()).isEqualTo(first.body());
        var other = drawn("\"method\": \"RANDOM\", \"size\": 4");
        assertThat(other.text("seed")).isNotEqualTo(first.text("seed"));
    }

    @Test
    void where_money_decides_the_population_is_what_has_an_amount() {
        var events = journal("", commitments());
        long amounts = events.stream()
                .filter(event -> event.path("amount").asLong() > 0)
                .count();
        assertThat(amounts).isPositive().isLessThan(events.size());
        for (var method : List.of("TOP", "MONETARY_UNIT", "RANDOM")) {
            var sample = drawn("\"method\": \"%s\", \"size\": 3".formatted(method), "")
                    .body();
            assertThat(sample.path("population").path("count").asLong())
                    .as(method)
                    .isEqualTo(method.equals("RANDOM") ? events.size() : amounts);
        }
    }

    @Test
    void two_are_drawn_at_once_and_who_asks_for_more_is_told_to_come_again() throws Exception {
        journal("", commitments());
        List<CompletableFuture<Answer>> draws;
        try (var superuser = new Superuser(DATA, database).connection()) {
            superuser.setAutoCommit(false);
            superuser.createStatement().execute("lock table reading.journal in access exclusive mode");
            draws = IntStream.range(0, 3)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> ask("\"method\": \"TOP\", \"size\": 3", ""), task -> new Thread(task).start()))
                    .toList();
            var first = (Answer) CompletableFuture.anyOf(draws.toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
            assertThat(first.status()).isEqualTo(503);
            assertThat(first.problem()).isEqualTo("overloaded");
            assertThat(first.header("Retry-After")).isNotEmpty();
        }
        assertThat(draws.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(201, 201, 503);
    }

    @Test
    void amounts_that_nobody_can_add_up_are_a_problem_that_says_so() throws Exception {
        long last = commitments();
        journal("", last);
        var owner = new Superuser(DATA, database);
        try {
            for (long position = last - 1; position <= last; position++) {
                var set = "update reading.journal set amount = %s where position = " + position;
                var amount = owner.one("select amount from reading.journal where position = " + position);
                owner.change(set.formatted(Long.MAX_VALUE), set.formatted(amount));
            }
            var answer = ask("\"method\": \"MONETARY_UNIT\", \"size\": 3", "");
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
            assertThat(answer.body().path("errors").path(0).path("code").asString())
                    .isEqualTo("amounts-too-large");
        } finally {
            owner.undo();
        }
    }

    @Test
    void of_nothing_nothing_is_drawn() {
        registerAndAllocate();
        for (var method : List.of("RANDOM", "MONETARY_UNIT", "TOP")) {
            var sample =
                    drawn("\"method\": \"%s\", \"size\": 5".formatted(method)).body();
            assertThat(sample.path("items")).as(method).isEmpty();
            assertThat(sample.path("population").path("count").asLong()).isZero();
        }
    }

    @Test
    void an_id_that_nobody_was_given_is_not_found() {
        var sampling = "{\"filter\":{},\"method\":\"RANDOM\",\"position\":0,\"seed\":\"1\",\"size\":5}";
        assertThat(auditor().get("/samples/" + id(sampling)).status()).isEqualTo(200);
        for (var wrong : List.of(
                "{}",
                "[]",
                "{",
                sampling.replace("5", "0"),
                sampling.replace("5", "1001"),
                sampling.replace("\"seed\":\"1\",", ""),
                sampling.replace("\"position\":0,", ""),
                sampling.replace("0,", "999999999,"),
                sampling.replace("RANDOM", "TOP"),
                sampling.replace(",", ", "),
                sampling.replace("{}", "{\"lead\":\"x\"}"),
                sampling.replace("{}", "{\"q\":\"%s\"}".formatted("x".repeat(4_000))))) {
            assertThat(auditor().get("/samples/" + id(wrong)).status())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(auditor().get("/samples/" + id(sampling) + "=").status()).isEqualTo(404);
        assertThat(auditor().get("/samples/x").status()).isEqualTo(404);
        assertThat(as("ketoan.khcn").get("/samples/" + id(sampling)).status()).isEqualTo(403);
    }

    private static String id(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void what_is_asked_wrongly_is_told_member_by_member() {
        for (var wrong : Map.of(
                        "{\"method\": \"TOP\", \"size\": 1, \"seed\": \"x\"}", "/seed",
                        "{\"method\": \"LUCK\", \"size\": 1}", "/method",
                        "{\"method\": \"TOP\", \"size\": 0}", "/size",
                        "{\"method\": \"TOP\", \"size\": 1, \"position\": 99999999}", "/position",
                        "{\"method\": \"TOP\", \"size\": 1, \"filter\": {\"from\": \"x\"}}", "/filter/from",
                        "{\"method\": \"TOP\", \"size\": 1, \"filter\": {\"recordedTo\": 1}}", "/filter/recordedTo",
                        "{\"method\": \"TOP\", \"size\": 1, \"filter\": {\"plan\": \"NOPE\"}}", "/filter/plan",
                        "{\"method\": \"TOP\", \"size\": 1, \"filter\": {\"type\": \"Foo\"}}", "/filter/type")
                .entrySet()) {
            var answer = auditor().post("/samples", wrong.getKey());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                    .isEqualTo(wrong.getValue());
        }
    }

    @Test
    void the_working_paper_says_how_it_was_drawn_tells_each_event_and_has_room_for_what_is_found() throws IOException {
        registerAndAllocate();
        accountant()
                .post(
                        "/plans/" + plan + "/commitments",
                        commitment("III.2", "NEW", 50_000_000, null, "2021-04-05")
                                .replace("Công ty TNHH Tư vấn B", "=HYPERLINK(\\\"http://a\\\")"));
        commit("III.2", "NEW", 1_000_000, null, "2021-04-05");
        var sample = drawn("\"method\": \"MONETARY_UNIT\", \"size\": 2, \"seed\": \"=1+1\"");
        var file = auditor().download("/samples/" + sample.text("id"), XLSX);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            var cells = new ArrayList<String>();
            book.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING) {
                            cells.add(cell.getStringCellValue());
                            assertThat(cell.getStringCellValue().startsWith("="))
                                    .isEqualTo(cell.getCellStyle().getQuotePrefixed());
                        }
                    }));
            assertThat(cells)
                    .contains(
                            "Phương pháp: chọn theo đơn vị tiền tệ (MONETARY_UNIT)",
                            "Số khởi tạo (seed): =1+1",
                            "Tổng thể, cộng số tiền (đồng): 51.000.000",
                            "Khoảng cách mẫu (đồng): 25.500.000",
                            "Bằng chứng đã xem (số hiệu hồ sơ)",
                            "Kết luận (đúng / sai / cần làm rõ)",
                            "12/HĐ-TV",
                            "Năm mươi triệu đồng")
                    .anyMatch(cell -> cell.startsWith("ketoan.khcn cam kết 50.000.000 đồng"))
                    .anyMatch(cell -> cell.startsWith("=HYPERLINK"));
            var again = cells.stream()
                    .filter(cell -> cell.startsWith("Chọn lại đúng mẫu này: POST /api/v1/samples "))
                    .findFirst()
                    .orElseThrow();
            assertThat(auditor()
                            .post("/samples", again.substring(again.indexOf('{')))
                            .body())
                    .isEqualTo(sample.body());
        }
    }
}
