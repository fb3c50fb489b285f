package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal is asked by whatever an auditor knows, and leaves as files that add up to the balances. */
class JournalTest extends Story {

    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Client auditor() {
        return as("kiemtoan");
    }

    private String events(String query) {
        return "/events?plan=" + plan + "&" + query;
    }

    private List<JsonNode> found(String query, long atLeast) {
        var answer = auditor().get(events(query), atLeast);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .toList();
    }

    private static List<Long> positions(List<JsonNode> items) {
        return items.stream().map(item -> item.path("position").asLong()).toList();
    }

    @Test
    void an_event_is_told_with_its_amount_in_words_its_paper_and_what_its_line_had_after_it() {
        registerAndAllocate();
        var first = commit("III.2", "NEW", 50_000_000, null, "2021-04-06");
        var second = commit("III.2", "NEW", 30_000_000, null, "2021-04-05");
        var items = found("line=III.2&type=FundsCommitted", second.position());
        assertThat(positions(items)).containsExactly(first.position(), second.position());
        assertThat(items.get(0).path("words").asString()).isEqualTo("Năm mươi triệu đồng");
        assertThat(items.get(0).path("document").asString()).isEqualTo("12/HĐ-TV");
        assertThat(items.get(0).path("payee").asString()).isEqualTo("Công ty TNHH Tư vấn B");
        assertThat(items.get(0).path("balanceAfter")).isEqualTo(first.body().path("balanceAfter"));
        assertThat(items.get(1).path("balanceAfter")).isEqualTo(second.body().path("balanceAfter"));
        assertThat(auditor().get("/events/" + first.position()).body()).isEqualTo(items.get(0));
        var plans = auditor().get("/events/1").body();
        assertThat(plans.path("balanceAfter").isNull()).isTrue();
    }

    @Test
    void who_is_paid_under_a_contract_is_named() {
        registerAndAllocate();
        var made = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var paid =
                accountant().post("/commitments/" + made.text("id") + "/disbursements", fact(20_000_000, "2021-05-10"));
        var told = auditor().get("/events/" + paid.position(), paid.position());
        assertThat(told.text("payee")).isEqualTo("Công ty TNHH Tư vấn B");
    }

    @Test
    void it_is_asked_by_amount_recorded_instant_and_agency() {
        registerAndAllocate();
        var first = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        var second = commit("III.2", "NEW", 30_000_000, null, "2021-04-06");
        var money = "type=FundsCommitted&";
        long seen = second.position();
        assertThat(positions(found(money + "amountFrom=30000001", seen))).containsExactly(first.position());
        assertThat(positions(found(money + "amountTo=30000000", seen))).containsExactly(second.position());
        assertThat(positions(found(money + "recordedTo=" + first.text("recordedAt"), seen)))
                .containsExactly(first.position());
        assertThat(positions(found(money + "recordedFrom=" + second.text("recordedAt"), seen)))
                .containsExactly(second.position());
        assertThat(found(money + "agency=so-khcn", seen)).hasSize(2);
        assertThat(found(money + "agency=cuc-thong-ke", seen)).isEmpty();
    }

    /** Nothing that is found and a mistake would look alike. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events?plan=NOPE                              | plan         | Không có kế hoạch NOPE; hãy kiểm tra lại mã kế hoạch.",
                "events?type=fundscommitted                    | type         | Sổ không có loại sự kiện fundscommitted",
                "events?from=2021-05-01&to=2021-04-01          | from         | bắt đầu sau chỗ nó kết thúc (to)",
                "events?amountFrom=100&amountTo=50             | amountFrom   | bắt đầu sau chỗ nó kết thúc (amountTo)",
                "events?recordedFrom=2021-05-01T00:00:00Z&recordedTo=2021-04-01T00:00:00Z | recordedFrom | (recordedTo)",
                "events?from=01/02/2021                        | from         | Phải là một ngày có thật, viết dạng 2021-04-05.",
                "events?amountFrom=100tr                       | amountFrom   | Phải là một số nguyên, chỉ gồm chữ số.",
                "plans/PLAN/balances?by=foo                    | by           | Phải là một trong: line, portion, section,",
                "plans/PLAN/reports/burndown?by=foo            | by           | Phải là một trong: day, month.",
                "proofs/consistency?from=0                     | from         | một số nguyên từ 1"
            })
    void a_mistake_in_what_is_asked_for_is_told(String query, String parameter, String said) {
        register();
        var answer = as("kiemtoan").get("/" + query.replace("PLAN", plan));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        var error = answer.body().path("errors").path(0);
        assertThat(error.path("parameter").asString()).isEqualTo(parameter);
        assertThat(error.path("detail").asString()).contains(said);
    }

    @Test
    void a_format_that_there_is_not_is_named_with_those_that_there_are() {
        var answer = as("kiemtoan").get("/events?format=pdf");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text("detail")).contains("pdf", "json, ndjson, cloudevents, csv, xlsx");
    }

    @Test
    void what_was_approved_is_found_by_who_approved_it() {
        registerAndAllocate();
        var body = commitment("III.2", "NEW", 100_000_000, null, "2021-04-05");
        var asked = accountant()
                .post(
                        "/requests",
                        "{\"command\": \"commitments\", \"planId\": \"%s\", \"body\": %s}".formatted(plan, body));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        var approved = as("duyet.khcn")
                .post(
                        "/requests/" + asked.text("id") + "/decisions",
                        "{\"decision\": \"APPROVE\", \"reason\": \"Đã kiểm tra hồ sơ\"}",
                        UUID.randomUUID().toString());
        assertThat(approved.status()).as(approved.raw().body()).isEqualTo(201);
        commit("III.2", "NEW", 1_000_000, null, "2021-04-06");
        var items = found("approver=duyet.khcn", approved.position());
        assertThat(positions(items)).containsExactly(approved.position());
        assertThat(items.get(0).path("actor").asString()).isEqualTo("ketoan.khcn");
        assertThat(items.get(0).path("approver").asString()).isEqualTo("duyet.khcn");
    }

    @Test
    void pages_from_the_latest_back_stay_as_they_are_while_more_is_recorded() {
        registerAndAllocate();
        var all = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            all.add(0, commit("III.2", "NEW", 1_000, null, "2021-04-05").position());
        }
        var query = "type=FundsCommitted&sort=-position&limit=2";
        var read = new ArrayList<Long>();
        var page = auditor().get(events(query), all.get(0));
        while (!page.body().path("next").isNull()) {
            read.addAll(positions(List.copyOf(page.body().path("items").values())));
            long more = commit("III.2", "NEW", 1_000, null, "2021-04-05").position();
            page = auditor().get(events(query + "&after=" + page.number("next")), more);
        }
        read.addAll(positions(List.copyOf(page.body().path("items").values())));
        assertThat(read).isEqualTo(all);
    }

    private long somethingHappens() {
        registerAndAllocate();
        var made = commit("III.2", "NEW", 50_000_000, null, "2021-04-05");
        accountant().post("/commitments/" + made.text("id") + "/disbursements", fact(20_000_000, "2021-05-10"));
        var other = commit("III.4", "NEW", 7_000_000, null, "2021-04-06");
        var undone = accountant().post("/commitments/" + other.text("id") + "/reversals", undo("2021-08-02"));
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(201);
        balance("plan", plan, undone.position());
        return undone.position();
    }

    private void assertAddsUp(List<? extends List<String>> rows, long seen) {
        var header = rows.get(0);
        for (var figure : List.of("Còn được cam kết", "Cam kết chưa chi", "Thực chi", "Đã giao dự toán", "Kinh phí")) {
            int column = header.indexOf("Thay đổi: " + figure);
            var sum = rows.stream()
                    .skip(1)
                    .mapToLong(row -> Long.parseLong(row.get(column)))
                    .sum();
            var name = List.of("available", "committed", "spent", "allocated", "approved")
                    .get(List.of("Còn được cam kết", "Cam kết chưa chi", "Thực chi", "Đã giao dự toán", "Kinh phí")
                            .indexOf(figure));
            assertThat(sum)
                    .as(figure)
                    .isEqualTo(balance("plan", plan, seen).path(name).asLong());
        }
    }

    @Test
    void the_rows_as_csv_add_up_to_the_balances() throws IOException {
        long seen = somethingHappens();
        var file = auditor().download(events("format=csv"), "*/*");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("nhat-ky-");
        assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(file.body().length);
        try (var parser =
                CSVFormat.RFC4180.parse(new StringReader(utf8(file.body()).substring(1)))) {
            assertAddsUp(parser.getRecords().stream().map(row -> row.toList()).toList(), seen);
        }
    }

    @Test
    void the_rows_of_the_workbook_add_up_to_the_balances() throws IOException {
        long seen = somethingHappens();
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(auditor().download(events(""), XLSX).body()))) {
            var rows = new ArrayList<List<String>>();
            for (var row : book.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                row.forEach(cell -> cells.add(
                        cell.getCellType() == CellType.NUMERIC
                                ? Long.toString((long) cell.getNumericCellValue())
                                : cell.getStringCellValue()));
                rows.add(cells);
            }
            assertAddsUp(rows, seen);
            var day = book.getSheetAt(0).getRow(1).getCell(rows.get(0).indexOf("Ngày hạch toán"));
            assertThat(DateUtil.isCellDateFormatted(day)).isTrue();
            assertThat(day.getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2021-03-30");
        }
    }

    private static long moved(JsonNode event, String bucket) {
        long sum = 0;
        for (var movement : event.path("movements")) {
            long amount = movement.path("amount").asLong();
            sum += movement.path("to").asString().equals(bucket) ? amount : 0;
            sum -= movement.path("from").asString().equals(bucket) ? amount : 0;
        }
        return sum;
    }

    @Test
    void the_lines_of_ndjson_are_the_items_of_the_pages_and_add_up_to_the_balances() {
        long seen = somethingHappens();
        var lines = utf8(auditor().download(events(""), "application/x-ndjson").body())
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines).isEqualTo(found("limit=1000", seen));
        assertThat(lines.stream().mapToLong(line -> moved(line, "SPENT")).sum()).isEqualTo(20_000_000);
        assertThat(lines.stream().mapToLong(line -> moved(line, "AVAILABLE")).sum())
                .isEqualTo(balance("plan", plan, seen).path("available").asLong());
    }

    @Test
    void cloud_events_name_their_place_and_carry_the_whole_event() {
        long seen = somethingHappens();
        var batch = JsonMapper.shared()
                .readTree(auditor().download(events(""), CLOUD_EVENTS).body());
        long spent = 0;
        for (var event : batch) {
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("id")).isEqualTo(event.path("data").path("eventId"));
            assertThat(Long.parseLong(event.path("sequence").asString()))
                    .isEqualTo(event.path("data").path("position").asLong());
            spent += moved(event.path("data"), "SPENT");
        }
        assertThat(spent).isEqualTo(balance("plan", plan, seen).path("spent").asLong());
        assertThat(utf8(auditor()
                        .download(events("actor=nobody&format=cloudevents"), "*/*")
                        .body()))
                .isEqualTo("[]");
    }

    @Test
    void an_accountant_has_only_the_own_agencys_lines_in_a_file() throws IOException {
        somethingHappens();
        var file = as("ketoan.ctk").download(events("format=ndjson"), "*/*");
        assertThat(utf8(file.body()).lines().map(JsonMapper.shared()::readTree))
                .isNotEmpty()
                .extracting(line -> line.path("lineCode").isNull()
                        ? "IV"
                        : line.path("lineCode").asString())
                .allMatch(code -> code.startsWith("IV"));
    }
}
