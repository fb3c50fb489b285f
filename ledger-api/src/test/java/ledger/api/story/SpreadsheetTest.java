package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A budget officer sends a workbook, confirms it, and looks up later what each cell said. */
class SpreadsheetTest extends Story {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADER = List.of(
            "STT",
            "Nội dung",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời gian thực hiện",
            "ĐVT",
            "Số lượng",
            "Đơn giá",
            "Kinh phí",
            "Ghi chú");

    /** One section of so many lines of 2 × 1.000.000 đồng each. */
    private static byte[] workbook(int lines) throws IOException {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("Phụ lục");
            fill(sheet.createRow(0), HEADER.toArray());
            fill(
                    sheet.createRow(1),
                    "I",
                    "Phần",
                    "Sở Khoa học và Công nghệ",
                    "",
                    "",
                    "",
                    "",
                    "",
                    lines * 2_000_000.0,
                    "");
            for (int line = 1; line <= lines; line++) {
                fill(
                        sheet.createRow(line + 1),
                        (double) line,
                        "Dòng " + line,
                        "",
                        "",
                        "2021",
                        "DN",
                        2.0,
                        1_000_000.0,
                        2_000_000.0,
                        "");
            }
            fill(sheet.createRow(lines + 2), "", "Tổng cộng", "", "", "", "", "", "", lines * 2_000_000.0, "");
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void fill(Row row, Object... cells) {
        for (int index = 0; index < cells.length; index++) {
            if (cells[index] instanceof Double number) {
                row.createCell(index).setCellValue(number);
            } else {
                row.createCell(index).setCellValue((String) cells[index]);
            }
        }
    }

    private Answer confirm(Answer checked, String id) {
        return officer().post("/imports/" + checked.text("id") + "/confirmation", """
                {"planId": "%s", "acceptSuggestions": true, "plan": {"number": "1/QĐ", "date": "2021-03-30",
                 "fiscalYear": 2021, "issuer": "UBND tỉnh", "fundingSource": "ngân sách",
                 "budgetHolder": {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ"}}}
                """.formatted(id));
    }

    @Test
    void five_thousand_lines_go_in_and_the_file_stays() throws IOException {
        var file = workbook(5_000);
        var checked = officer().postWithoutKey("/imports", XLSX, file);
        assertThat(checked.status()).as(checked.raw().body().substring(0, 200)).isEqualTo(201);
        assertThat(checked.text("status")).isEqualTo("CHECKED");
        assertThat(checked.body().path("totals").path("computed").asLong()).isEqualTo(10_000_000_000L);
        var id = "KH-" + UUID.randomUUID();
        var confirmed = confirm(checked, id);
        assertThat(confirmed.status()).isEqualTo(201);

        var source = officer().get("/plans/" + id + "/source");
        assertThat(source.status()).isEqualTo(200);
        var line = source.body().path("lines").path(0).path("lines").path(4_999);
        assertThat(line.path("row").asInt()).isEqualTo(5_002);
        assertThat(line.path("cells").path(8).asString()).isEqualTo("2000000");
        assertThat(line.path("amount").asLong()).isEqualTo(2_000_000);
        assertThat(accountant().bytes("/plans/" + id + "/source?format=file")).isEqualTo(file);
    }

    @Test
    void the_exported_appendix_comes_back_as_another_plan_without_a_finding() throws IOException {
        register();
        var exported = as("lanhdao").bytes("/plans/" + plan + "/appendix");
        var checked = officer().postWithoutKey("/imports", XLSX, exported);
        assertThat(checked.status()).isEqualTo(201);
        assertThat(checked.body().path("findings")).isEmpty();
        assertThat(checked.body().path("totals").path("computed").asLong()).isEqualTo(1_687_290_000);
    }

    @Test
    void the_appendix_is_sent_in_the_format_that_is_asked_for_and_in_no_other() {
        register();
        var path = "/plans/" + plan + "/appendix";
        for (var viewer : List.of("lanhdao", "ketoan.ctk", "duyet.khcn", "kiemtoan")) {
            var sent = as(viewer).download(path, "*/*");
            assertThat(sent.headers().firstValue("Content-Type")).hasValue(XLSX);
            assertThat(sent.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"phu-luc-" + plan + ".xlsx\"");
            assertThat(new String(sent.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        }
        for (var csv : List.of(
                accountant().download(path + "?format=csv", XLSX), accountant().download(path, "text/csv"))) {
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            assertThat(utf8(csv.body())).startsWith("\ufeffPHỤ LỤC").contains("Tổng cộng,,,,,,,,1687290000,");
        }
        for (var other : List.of(path + "?format=pdf", path + "?format=XLSX")) {
            assertThat(officer().get(other).text("type")).isEqualTo("/problems/not-acceptable");
        }
        assertThat(officer().download(path, "image/png").statusCode()).isEqualTo(406);
        assertThat(officer().get("/plans/KH-NONE/appendix").status()).isEqualTo(404);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_with_what_to_do() {
        var pdf = officer().postWithoutKey("/imports", "text/plain", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
        assertThat(pdf.status()).isEqualTo(422);
        assertThat(pdf.raw().body()).contains("not-a-table-file", "PDF", "Excel");
    }

    @Test
    void a_file_whose_kind_nobody_says_is_told_by_its_content() throws IOException {
        var checked = officer().postWithoutKey("/imports", "application/octet-stream", workbook(2));
        assertThat(checked.status()).isEqualTo(201);
        var section = checked.body().path("lines").path(0);
        assertThat(section.path("sheet").asString()).isEqualTo("Phụ lục");
        assertThat(section.path("lines").path(1).path("row").asInt()).isEqualTo(4);
    }

    @Test
    void a_body_that_is_not_said_to_be_json_is_not_read() {
        register();
        for (var path : List.of("/plans", "/plans/" + plan + "/allocations", "/imports/1/confirmation")) {
            for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
                var answer = officer().postWithoutKey(path, type, "{}".getBytes(StandardCharsets.UTF_8));
                assertThat(answer.text("type")).as(path).isEqualTo("/problems/unsupported-media-type");
                assertThat(answer.status()).isEqualTo(415);
                assertThat(answer.header("Accept")).isEqualTo("application/json");
            }
        }
    }

    @Test
    void the_template_is_filled_in_and_imports_without_a_finding() throws IOException {
        var template = officer().bytes("/imports/template");
        var untouched = officer().postWithoutKey("/imports", XLSX, template);
        assertThat(untouched.body().path("findings")).isEmpty();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(template));
                var bytes = new ByteArrayOutputStream()) {
            var sheet = book.getSheet("Phụ lục");
            var header = row(sheet, "STT");
            for (int column = 0; column < HEADER.size(); column++) {
                assertThat(header.getCell(column).getStringCellValue()).isEqualTo(HEADER.get(column));
                assertThat(header.getCell(column).getCellComment().getString().getString())
                        .isNotBlank();
            }
            var section = row(sheet, "I");
            section.getCell(1).setCellValue("Hội nghị, tập huấn");
            section.getCell(8).setCellValue(70_000_000);
            var line = row(sheet, "1");
            line.getCell(6).setCellValue(3);
            line.getCell(7).setCellValue(20_000_000);
            line.getCell(8).setCellValue(60_000_000);
            var total = row(sheet, "Tổng cộng");
            sheet.shiftRows(total.getRowNum(), sheet.getLastRowNum(), 1);
            fill(sheet.createRow(line.getRowNum() + 1), "2", "Hội nghị", "", "", "", "Cuộc", 1.0, 1e7, 1e7, "");
            row(sheet, "Tổng cộng").getCell(8).setCellValue(70_000_000);
            row(sheet, "(Bằng chữ").getCell(0).setCellValue("(Bằng chữ: Bảy mươi triệu đồng)");
            row(book.getSheet("Kế hoạch"), "Số").getCell(1).setCellValue("12/KH-UBND");
            row(book.getSheet("Kế hoạch"), "Tổng kinh phí").getCell(1).setCellValue(70_000_000);
            book.write(bytes);
            var checked = officer().postWithoutKey("/imports", XLSX, bytes.toByteArray());
            assertThat(checked.text("status")).as(checked.raw().body()).isEqualTo("CHECKED");
            assertThat(checked.body().path("findings")).isEmpty();
            assertThat(checked.body().path("totals").path("computed").asLong()).isEqualTo(70_000_000);
            assertThat(checked.body().path("plan").path("number").asString()).isEqualTo("12/KH-UBND");
        }
        var english = officer().in("en").bytes("/imports/template");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(english))) {
            var note = row(book.getSheet("Phụ lục"), "STT").getCell(6).getCellComment();
            assertThat(note.getString().getString()).isEqualTo("A whole number, in digits only.");
        }
    }

    private static Row row(Sheet sheet, String first) {
        for (var row : sheet) {
            var cell = row.getCell(0);
            if (cell != null
                    && (first.startsWith("(")
                            ? cell.getStringCellValue().startsWith(first)
                            : cell.getStringCellValue().equals(first))) {
                return row;
            }
        }
        throw new AssertionError("no row " + first);
    }

    @Test
    void a_plan_typed_by_hand_has_no_file() {
        register();
        assertThat(officer().get("/plans/" + plan + "/source").status()).isEqualTo(404);
    }
}
