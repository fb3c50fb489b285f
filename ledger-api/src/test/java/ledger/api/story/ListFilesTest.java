package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was refused, and what happened at the doors, leaves as files that have all that the pages show. */
class ListFilesTest extends Story {

    /** More than a page, and more than what is read at a time. */
    private static final int REFUSED = 230;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeEach
    void somebody_asks_too_often() {
        registerAndAllocate();
        for (int i = 0; i < 3; i++) {
            accountant().post("/plans/" + plan + "/commitments", refused(i));
        }
    }

    private static String refused(int number) {
        return """
                {"lineCode": "III.2", "portion": "2016-2020", "amount": 400000000, "payee": {"name": "Công ty B"},
                 "contract": {"number": "12/HĐ-TV", "date": "2021-04-05"},
                 "effectiveDate": "2021-04-05", "reason": "=1+%d, gộp"}
                """.formatted(number);
    }

    private Client auditor() {
        return as("kiemtoan");
    }

    private List<JsonNode> paged(String path) {
        var items = new ArrayList<JsonNode>();
        var page = auditor().get(path + "&limit=2").body();
        items.addAll(page.path("items").values());
        while (!page.path("next").isNull()) {
            page = auditor()
                    .get(path + "&limit=2&cursor=" + page.path("next").asString())
                    .body();
            items.addAll(page.path("items").values());
        }
        return items;
    }

    private List<JsonNode> lines(String path) {
        return utf8(auditor().download(path, "application/x-ndjson").body())
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=recordedAt", "sort=-recordedAt"})
    void all_refusals_stand_in_a_file_in_the_order_that_was_asked_for(String sort) throws IOException {
        var path = "/refusals?plan=" + plan + "&" + sort;
        var shown = paged(path);
        assertThat(shown).hasSize(3);
        assertThat(lines(path)).isEqualTo(shown);
        try (var rows = CSVFormat.RFC4180.parse(new StringReader(
                utf8(auditor().download(path + "&format=csv", "*/*").body()).substring(1)))) {
            var records = rows.getRecords();
            assertThat(records.get(0).get(11)).isEqualTo("Diễn giải");
            assertThat(records.stream().skip(1).map(row -> Long.parseLong(row.get(0))))
                    .isEqualTo(shown.stream()
                            .map(one -> one.path("number").asLong())
                            .toList());
            // A spreadsheet program would take it for a formula otherwise.
            assertThat(records.get(1).get(17)).startsWith("'=1+");
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(auditor().download(path, XLSX).body()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
            assertThat(sheet.getRow(1).getCell(17).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(17).getStringCellValue())
                    .isEqualTo(shown.get(0).path("reason").asString());
        }
    }

    @Test
    void more_than_is_read_at_a_time_is_all_in_the_file() {
        for (int i = 3; i < REFUSED; i++) {
            accountant().post("/plans/" + plan + "/commitments", refused(i));
        }
        var numbers = lines("/refusals?plan=" + plan).stream()
                .map(one -> one.path("number").asLong())
                .toList();
        assertThat(numbers).hasSize(REFUSED).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_file_is_named_by_its_last_row_and_an_answer_says_how_far_the_events_had_come() {
        var last = auditor().get("/refusals?sort=-recordedAt&limit=1");
        var position = last.raw().headers().firstValue("Ledger-Position").orElseThrow();
        assertThat(last.body().path("position").asText()).isEqualTo(position);
        var number = last.body().path("items").path(0).path("number").asLong();
        var file = auditor().download("/refusals?format=csv", "*/*");
        assertThat(file.headers().firstValue("Ledger-Position")).isPresent();
        assertThat(name(file)).contains("\"tu-choi-" + number + ".csv\"");
        for (var list : List.of("/account-events", "/access-journal")) {
            var rows = auditor().download(list, "application/x-ndjson");
            var first = JsonMapper.shared()
                    .readTree(utf8(rows.body()).lines().findFirst().orElseThrow());
            assertThat(name(rows)).contains("-" + first.path("number").asLong() + ".ndjson\"");
        }
    }

    private static String name(HttpResponse<?> file) {
        return file.headers().firstValue("Content-Disposition").orElseThrow();
    }

    @Test
    void what_happened_to_accounts_stands_in_a_file() throws IOException {
        var name = "nguoi." + UUID.randomUUID().toString().substring(0, 8);
        var admin = as("quantri");
        admin.post("/accounts", """
                {"username": "%s", "displayName": "Người mới", "roles": ["VIEWER"]}
                """.formatted(name));
        admin.post("/accounts/" + name + "/password-resets", "{}");
        var path = "/account-events?account=" + name;
        var shown = paged(path);
        assertThat(shown).hasSize(2);
        assertThat(lines(path)).isEqualTo(shown);
        var csv = utf8(auditor().download(path + "&format=csv", "*/*").body());
        assertThat(csv.lines()).hasSize(3).anyMatch(line -> line.contains("PASSWORD_RESET") && line.contains(name));
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(admin.download(path, XLSX).body()))) {
            assertThat(book.getSheetName(0)).isEqualTo("Tài khoản và đăng nhập");
            assertThat(book.getSheetAt(0).getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("quantri");
        }
    }

    @Test
    void the_access_journal_leaves_as_a_file() throws IOException {
        var path = "/access-journal?account=ketoan.khcn";
        await().until(() -> auditor().get(path).body().path("items").size() >= 3);
        var shown = paged(path);
        assertThat(lines(path)).containsAll(shown);
        assertThat(utf8(auditor().download(path + "&format=csv", "*/*").body()))
                .contains("/api/v1/plans/" + plan + "/commitments,422");
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(auditor().download(path, XLSX).body()))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(7).getStringCellValue())
                    .isEqualTo("Mã trả lời");
        }
    }
}
