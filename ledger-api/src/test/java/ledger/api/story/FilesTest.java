package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An accountant sends a whole file of commitments or payments, looks at the check, and confirms it. */
class FilesTest extends Story {

    private static final String COMMITMENTS = """
            BẢNG KÊ CAM KẾT CHI
            STT\tDòng\tPhần\tSố tiền (đồng)\tSố lượng\tNhà cung cấp\tSố hợp đồng\tNgày hợp đồng\tNgày hạch toán\tDiễn giải
            """;
    private static final String CARRIED_OVER =
            "1\tIII.2\t2016-2020\t%s\t2\tCông ty B\t12/HĐ-TV\t05/04/2021\t05/04/2021\tISO 9001\n";
    private static final String NEW = "2\tIII.2\tmới\t%s\t4\tCông ty B\t13/HĐ-TV\t6/4/2021\t2021-04-06\tISO 9001\n";
    private static final String ONE_MORE = "3\tIII.2\tNEW\t1\t\tCông ty B\t14/HĐ-TV\t07/04/2021\t07/04/2021\tThêm\n";

    @Autowired
    private DataSource readingDataSource;

    private Answer check(String kind, String text) {
        return accountant()
                .postWithoutKey(
                        "/plans/" + plan + "/" + kind + "/imports",
                        "text/plain; charset=utf-8",
                        text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer confirm(String kind, Answer checked, boolean skipErrors) {
        return accountant()
                .post(
                        "/plans/" + plan + "/" + kind + "/imports/" + checked.text("id") + "/confirmation",
                        "{\"skipErrors\": " + skipErrors + "}");
    }

    private static String s1() {
        return COMMITMENTS + CARRIED_OVER.formatted("100.000.000") + NEW.formatted("200.000.000 đ");
    }

    private static String statuses(Answer answer) {
        return IntStream.range(0, answer.body().path("rows").size())
                .mapToObj(i -> answer.body().path("rows").path(i).path("status").asString())
                .collect(Collectors.joining(" "));
    }

    private static JsonNode finding(Answer answer, int row) {
        return answer.body().path("rows").path(row).path("findings").path(0);
    }

    @Test
    void both_portions_are_committed_by_one_file_and_once_only() {
        registerAndAllocate();
        var checked = check("commitments", s1());
        assertThat(checked.status()).as(checked.raw().body()).isEqualTo(201);
        assertThat(checked.text("status")).isEqualTo("CHECKED");
        assertThat(checked.body().path("totals").path("amount").asLong()).isEqualTo(300_000_000);
        assertThat(checked.body().path("totals").path("words").asString()).isEqualTo("Ba trăm triệu đồng");

        var confirmed = confirm("commitments", checked, false);
        assertThat(confirmed.status()).as(confirmed.raw().body()).isEqualTo(201);
        assertThat(statuses(confirmed)).isEqualTo("RECORDED RECORDED");
        var again = confirm("commitments", checked, false);
        assertThat(again.status()).isEqualTo(200);
        assertThat(statuses(again)).isEqualTo("REPLAYED REPLAYED");
        assertThat(again.body().path("rows").path(1).path("fact"))
                .isEqualTo(confirmed.body().path("rows").path(1).path("fact"));
        assertThat(check("commitments", s1()).text("status")).isEqualTo("ALREADY_IMPORTED");
        assertThat(balance("line", "III.2", confirmed.position())
                        .path("available")
                        .asLong())
                .isZero();
    }

    @Test
    void one_dong_more_is_found_by_the_check_and_nothing_is_recorded_until_it_is_left_out() {
        registerAndAllocate();
        var checked = check("commitments", s1() + ONE_MORE);
        assertThat(checked.text("status")).isEqualTo("REJECTED");
        assertThat(statuses(checked)).isEqualTo("OK OK ERROR");
        assertThat(finding(checked, 2).path("code").asString()).isEqualTo("not-enough-available");
        assertThat(finding(checked, 2).path("message").asString())
                .startsWith("Hàng 5, cột “Số tiền”, đọc được “1”: Dòng III.2");
        var refused = confirm("commitments", checked, false);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("findings")).hasSize(1);
        var confirmed = confirm("commitments", checked, true);
        assertThat(statuses(confirmed)).isEqualTo("RECORDED RECORDED SKIPPED");
    }

    @Test
    void what_is_wrong_is_said_at_its_row_and_column() {
        registerAndAllocate();
        var checked = check(
                "commitments",
                COMMITMENTS
                        + CARRIED_OVER.formatted("1,500")
                        + NEW.formatted("1.000").replace("2021-04-06", "31/02/2021")
                        + NEW.formatted("1.000").replace("III.2", "IV.1")
                        + NEW.formatted("1.000").replace("III.2", "III.99"));
        assertThat(statuses(checked)).isEqualTo("ERROR ERROR ERROR ERROR");
        assertThat(IntStream.range(0, 4)
                        .mapToObj(row -> finding(checked, row).path("code").asString()))
                .containsExactly("not-an-amount", "not-a-day", "outside-agency", "unknown-line");
        assertThat(checked.body().path("rows").path(0).path("findings")).hasSize(1);
    }

    @Test
    void amounts_have_the_unit_of_their_header_or_their_own_and_a_broken_formula_is_told() {
        registerAndAllocate();
        var thousands = COMMITMENTS.replace("(đồng)", "(nghìn đồng)");
        var checked = check(
                "commitments",
                thousands
                        + CARRIED_OVER.formatted("100.000")
                        + NEW.formatted("200 triệu")
                        + ONE_MORE.replace("\t1\t", "\t#REF!\t"));
        assertThat(statuses(checked)).as(checked.raw().body()).isEqualTo("OK OK ERROR");
        assertThat(checked.body().path("totals").path("amount").asLong()).isEqualTo(300_000_000);
        assertThat(finding(checked, 2).path("code").asString()).isEqualTo("formula-error");
    }

    @Test
    void the_header_has_to_be_there_and_every_column_known() {
        register();
        assertThat(check("commitments", "").status()).isEqualTo(422);
        assertThat(check("commitments", "Chào").raw().body()).contains("no-header");
        assertThat(check("commitments", s1().replace("(đồng)", "(tấn)")).raw().body())
                .contains("unknown-column", "tấn", "missing-column");
    }

    @Test
    void payments_draw_on_their_commitment_or_on_the_line() {
        registerAndAllocate();
        var commitment = commit("III.1", null, 100_000_000, 10, "2021-04-05");
        assertThat(commitment.status()).isEqualTo(201);
        var checked = check("disbursements", """
                Mã cam kết\tDòng\tLoại\tSố tiền\tSố chứng từ\tNgày chứng từ\tNgày hạch toán\tLý do
                %s\t\tThanh toán\t60.000.000\tRDT-1\t10/06/2021\t10/06/2021\tĐợt 1
                %s\t\tThanh toán\t40.000.001\tRDT-2\t11/06/2021\t11/06/2021\tĐợt 2
                \tII.2\tTạm ứng\t20.000.000\tTU-1\t10/04/2021\t10/04/2021\tCông tác phí
                """.formatted(commitment.text("id"), commitment.text("id")));
        assertThat(statuses(checked)).as(checked.raw().body()).isEqualTo("OK ERROR OK");
        assertThat(finding(checked, 1).path("code").asString()).isEqualTo("not-enough-committed");
        var confirmed = confirm("disbursements", checked, true);
        assertThat(statuses(confirmed)).isEqualTo("RECORDED SKIPPED RECORDED");
        assertThat(confirmed
                        .body()
                        .path("rows")
                        .path(2)
                        .path("fact")
                        .path("dueDate")
                        .asString())
                .isEqualTo("2021-05-31");
    }

    @Test
    void confirmed_twice_at_once_each_row_is_recorded_once() throws Exception {
        registerAndAllocate();
        var checked = check("commitments", s1());
        var together = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = IntStream.range(0, 2)
                    .mapToObj(i -> pool.submit(() -> {
                        together.await();
                        return confirm("commitments", checked, false);
                    }))
                    .toList();
            var all = statuses(answers.get(0).get()) + " "
                    + statuses(answers.get(1).get());
            assertThat(all.split(" ")).containsExactlyInAnyOrder("RECORDED", "RECORDED", "REPLAYED", "REPLAYED");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void two_colleagues_who_confirm_the_same_file_record_each_row_once() {
        registerAndAllocate();
        JdbcClient.create(readingDataSource).sql("""
                        insert into app.account (username, display_name, password_hash, roles, agency, demo)
                        select 'ketoan2.khcn', 'Đồng nghiệp', password_hash, roles, agency, demo from app.account
                        where username = 'ketoan.khcn'
                        """).update();
        assertThat(statuses(confirm("commitments", check("commitments", s1()), false)))
                .isEqualTo("RECORDED RECORDED");
        var colleague = as("ketoan2.khcn");
        var at = "/plans/" + plan + "/commitments/imports";
        var same = colleague.postWithoutKey(at, "text/plain; charset=utf-8", s1().getBytes(StandardCharsets.UTF_8));
        assertThat(same.text("status")).isEqualTo("ALREADY_IMPORTED");
        var again = colleague.post(at + "/" + same.text("id") + "/confirmation", "{}");
        assertThat(again.status()).as(again.raw().body()).isEqualTo(200);
        assertThat(statuses(again)).isEqualTo("REPLAYED REPLAYED");
    }

    @Test
    void a_finding_in_a_workbook_names_its_sheet() throws IOException {
        registerAndAllocate();
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("Tháng 4");
            var rows = (COMMITMENTS + CARRIED_OVER.formatted("1.000,5")).split("\n");
            for (int row = 0; row < rows.length; row++) {
                var cells = rows[row].split("\t");
                var written = sheet.createRow(row);
                for (int cell = 0; cell < cells.length; cell++) {
                    written.createCell(cell).setCellValue(cells[cell]);
                }
            }
            book.write(bytes);
        }
        var checked = accountant()
                .postWithoutKey(
                        "/plans/" + plan + "/commitments/imports",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        bytes.toByteArray());
        assertThat(finding(checked, 0).path("sheet").asString()).isEqualTo("Tháng 4");
        assertThat(finding(checked, 0).path("message").asString()).startsWith("Trang tính “Tháng 4”: Hàng 3, cột");
    }

    @Test
    void another_accountant_never_sees_the_file_and_an_auditor_does() {
        registerAndAllocate();
        var checked = check("commitments", s1());
        var at = "/plans/" + plan + "/commitments/imports/" + checked.text("id");
        assertThat(as("ketoan.ctk").get(at).status()).isEqualTo(404);
        assertThat(as("kiemtoan").get(at).text("status")).isEqualTo("CHECKED");
    }
}
