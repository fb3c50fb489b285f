package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Balances leave as rows that any spreadsheet program opens. */
class BalanceFilesTest extends Story {

    private static final List<String> BUCKETS =
            List.of("available", "held", "reserved", "committed", "advanced", "spent", "lapsed", "carriedOut");
    private static final String CSV = "text/csv";

    private String path(String query) {
        return "/plans/" + plan + "/balances?" + query;
    }

    private static List<CSVRecord> rows(HttpResponse<byte[]> sent) throws IOException {
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        var text = utf8(sent.body());
        assertThat(text).startsWith("\ufeff");
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text.substring(1)))) {
            return parser.getRecords();
        }
    }

    @Test
    void the_rows_have_the_figures_of_the_json_answer_and_the_total_is_the_last() throws IOException {
        registerAndAllocate();
        long seen = commit("III.2", "2016-2020", 50_000_000, null, "2021-04-05").position();
        for (var by : List.of("line", "portion", "section", "leadAgency", "budgetHolder", "plan")) {
            var sheet = officer().get(path("by=" + by), seen).body();
            var rows = rows(officer().download(path("by=" + by + "&format=csv"), "*/*"));
            assertThat(rows.get(0).toList())
                    .startsWith("Mã", "Tên", "Kinh phí", "Hạn mức", "Đã giao dự toán", "Còn được cam kết")
                    .doesNotHaveDuplicates();
            assertThat(rows).hasSize(sheet.path("items").size() + 2);
            int number = 1;
            for (var item : sheet.path("items")) {
                assertThat(rows.get(number).toList().subList(0, 2))
                        .containsExactly(
                                item.path("key").asString(), item.path("label").asString());
                assertFigures(rows.get(number++), item);
            }
            assertThat(rows.get(number).toList()).startsWith("Tổng cộng", plan, "1687290000");
            assertFigures(rows.get(number), sheet.path("total"));
        }
    }

    private static void assertFigures(CSVRecord row, JsonNode item) {
        assertThat(row.size()).isEqualTo(20);
        for (var column : Map.of(2, "approved", 3, "limit", 4, "allocated", 13, "disbursed", 14, "carriedIn")
                .entrySet()) {
            assertFigure(row, column.getKey(), item.path(column.getValue()));
        }
        for (int bucket = 0; bucket < BUCKETS.size(); bucket++) {
            assertFigure(row, 5 + bucket, item.path(BUCKETS.get(bucket)));
        }
        int column = 15;
        for (var part : List.of("approved", "allocated", "available", "committed", "disbursed")) {
            assertFigure(row, column++, item.path("carriedOver").path(part));
        }
    }

    private static void assertFigure(CSVRecord row, int column, JsonNode figure) {
        assertThat(row.get(column)).isEqualTo(Long.toString(figure.asLong()));
    }

    @Test
    void an_english_reader_gets_english_columns() throws IOException {
        register();
        var rows = rows(officer().in("en").download(path("by=section"), CSV));
        assertThat(rows.get(0).toList()).startsWith("Code", "Name", "Approved").hasSize(20);
        assertThat(rows.get(rows.size() - 1).get(0)).isEqualTo("Total");
    }

    @Test
    void the_past_is_asked_for_as_in_json_and_the_file_says_so() throws IOException {
        registerAndAllocate();
        var april = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var later = commit("III.2", "NEW", 30_000_000, null, "2021-04-06");
        balance("plan", plan, later.position());
        var past = path("by=plan&asOf=2021-04-05");
        var sent = officer().download(past, CSV);
        assertThat(rows(sent).get(1).get(8)).isEqualTo("50000000");
        assertThat(sent.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"so-du-" + plan + "-plan-2021-04-05.csv\"");
        var positioned = officer().download(path("by=plan&format=csv&atPosition=" + april.position()), "*/*");
        assertThat(rows(positioned).get(1).get(8)).isEqualTo("50000000");
        assertThat(positioned.headers().firstValue("Ledger-Position")).hasValue(Long.toString(april.position()));
        assertThat(positioned.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"so-du-" + plan + "-plan.csv\"");
        assertThat(rows(officer().download(path("format=csv&asOf=2020-01-01"), "*/*")))
                .as("before the plan there is a total of nothing")
                .hasSize(2);
    }

    @Test
    void a_text_that_a_program_would_take_for_a_formula_is_made_harmless() throws IOException {
        register();
        var amended = officer().post("/plans/" + plan + "/amendments", """
                {"decision": {"number": "1786/QĐ-UBND", "date": "2021-07-01"}, "effectiveDate": "2021-07-01",
                 "reason": "Đổi tên", "sections": [{"code": "I", "lines": [{"code": "I.1", "title": "=1+1"}]}]}
                """);
        assertThat(balance("line", "I.1", amended.position()).path("label").asString())
                .isEqualTo("=1+1");
        assertThat(rows(officer().download(path("format=csv"), "*/*")).get(1).toList())
                .startsWith("I.1", "'=1+1");
    }

    @Test
    void json_is_sent_unasked_and_nothing_else_than_the_two() {
        register();
        for (var accept : List.of("*/*", "application/json", "text/html, */*;q=0.5")) {
            assertThat(officer().download(path("by=plan"), accept).headers().firstValue("Content-Type"))
                    .hasValue("application/json");
        }
        assertThat(officer().download(path("format=json"), CSV).headers().firstValue("Content-Type"))
                .hasValue("application/json");
        assertThat(officer().get(path("format=xlsx")).text("type")).isEqualTo("/problems/not-acceptable");
        for (var other : List.of("image/png", "nonsense")) {
            assertThat(officer().download(path("by=plan"), other).statusCode()).isEqualTo(406);
        }
    }
}
