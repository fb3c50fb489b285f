package ledger.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import ledger.api.importing.AppendixImport;
import ledger.api.importing.CheckedAppendix;
import ledger.api.importing.Confirmation;
import ledger.api.importing.Confirming.Confirmed;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Section;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class AppendixFilesTest {

    private static final Plan REAL = real();

    private static Plan real() {
        try (var source = AppendixFilesTest.class.getResourceAsStream("/demo/ke-hoach-950-kh-ubnd-2021.txt")) {
            return plan(check(Objects.requireNonNull(source).readAllBytes()), "950-KH-UBND-2021");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CheckedAppendix check(byte[] file) {
        return (CheckedAppendix) AppendixImport.check(file);
    }

    private static Plan plan(CheckedAppendix checked, String id) {
        return ((Confirmed) AppendixImport.confirm(checked, Confirmation.accepting(id))).plan();
    }

    private static byte[] workbook(Plan plan) throws IOException {
        var bytes = new ByteArrayOutputStream();
        AppendixWorkbook.write(plan, bytes);
        return bytes.toByteArray();
    }

    private static Plan strange(String title) {
        var line = new Line(
                new LineCode("I.1"),
                title,
                "DN",
                Quantity.of(2),
                Money.dong(7),
                Money.dong(14),
                null,
                title,
                null,
                List.of(),
                List.of(),
                List.of());
        var section = new Section(
                new LineCode("I"), "Phần", new Agency("so-x", "Sở X"), List.of(title), null, null, List.of(line));
        return new Plan(
                new PlanId("KH-1"),
                "1/KH-UBND",
                LocalDate.of(2021, 3, 30),
                2021,
                "UBND tỉnh",
                "ngân sách tỉnh",
                new Agency("so-x", "Sở X"),
                Money.dong(14),
                List.of(section));
    }

    @Test
    void the_workbook_imports_again_without_a_finding_and_as_the_same_plan() throws IOException {
        var again = check(workbook(REAL));
        assertThat(again.findings()).isEmpty();
        assertThat(plan(again, "950-KH-UBND-2021")).usingRecursiveComparison().isEqualTo(REAL);
    }

    @Test
    void the_workbook_keeps_the_lines_that_left_carried_over_work() throws IOException {
        var origin = LineId.parse("12-KH-UBND-2020:II.4");
        var plan = REAL.restated(
                REAL.approvedTotal(),
                REAL.sections().stream()
                        .map(section -> new Section(
                                section.code(),
                                section.title(),
                                section.leadAgency(),
                                section.coordinating(),
                                section.time(),
                                section.note(),
                                section.lines().stream()
                                        .map(line -> from(origin, line))
                                        .toList()))
                        .toList());
        assertThat(plan.leaves()
                        .flatMap(line -> line.carriedOver().stream())
                        .filter(share -> origin.equals(share.origin())))
                .hasSize(3);
        var again = check(workbook(plan));
        assertThat(again.findings()).isEmpty();
        assertThat(plan(again, "950-KH-UBND-2021")).isEqualTo(plan);
    }

    private static Line from(LineId origin, Line line) {
        return new Line(
                line.code(),
                line.title(),
                line.unit(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.time(),
                line.note(),
                line.leadAgency(),
                line.coordinating(),
                line.carriedOver().stream().map(share -> share.from(origin)).toList(),
                line.lines());
    }

    @Test
    void the_rows_parted_by_commas_import_again_as_the_same_figures() {
        var again = check(AppendixCsv.of(REAL));
        assertThat(again.status()).isEqualTo(CheckedAppendix.Status.CHECKED);
        assertThat(again.sum()).isEqualTo(Money.dong(1_687_290_000));
        assertThat(plan(again, "950-KH-UBND-2021").leaves().map(Line::amount).toList())
                .isEqualTo(REAL.leaves().map(Line::amount).toList());
    }

    @Test
    void figures_are_numbers_the_head_stays_in_view_and_no_text_is_a_formula() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook(strange("=1+1"))))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getRepeatingRows()).isNotNull();
            var figures = cells(sheet, CellType.NUMERIC);
            assertThat(figures).contains(2.0, 7.0, 14.0);
            assertThat(cells(sheet, CellType.FORMULA)).isEmpty();
        }
    }

    @Test
    void the_sheet_is_laid_out_as_the_document_is() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook(REAL)))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue())
                    .isEqualTo("(Kèm theo Kế hoạch số 950/KH-UBND ngày 30/3/2021 của " + REAL.issuer() + ")");
            // Seven rows of head: five lines of text, the names of the columns, and their numbers.
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 7);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("6:7");
            assertThat(sheet.getFitToPage()).isTrue();
            var merged = sheet.getMergedRegions().stream()
                    .map(CellRangeAddress::formatAsString)
                    .toList();
            // Section I has neither unit nor quantity nor price; the total stands under the amounts.
            assertThat(merged).contains("F8:H8", "A28:H28", "A29:J29");
            var section = sheet.getRow(7);
            assertThat(section.getCell(0).getStringCellValue()).isEqualTo("I");
            assertThat(book.getFontAt(section.getCell(1).getCellStyle().getFontIndex())
                            .getBold())
                    .isTrue();
            assertThat(section.getCell(8).getNumericCellValue()).isEqualTo(40_600_000);
            assertThat(section.getCell(8).getCellStyle().getDataFormatString()).isEqualTo("#,##0");
            var total = sheet.getRow(27);
            assertThat(total.getCell(0).getStringCellValue()).isEqualTo("Tổng cộng");
            assertThat(total.getCell(8).getNumericCellValue()).isEqualTo(1_687_290_000);
            assertThat(sheet.getRow(28).getCell(0).getStringCellValue())
                    .isEqualTo("(Bằng chữ: Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng)");
        }
    }

    @Test
    void the_numbers_of_lines_are_texts_within_their_section() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook(REAL)))) {
            var sheet = book.getSheetAt(0);
            var numbers = IntStream.range(7, 27)
                    .mapToObj(row -> sheet.getRow(row).getCell(0).getStringCellValue())
                    .toList();
            assertThat(numbers)
                    .containsExactly(
                            "I", "1", "2", "3", "II", "1", "2", "3", "III", "1", "2", "3", "4", "5", "6", "7", "7.1",
                            "7.2", "IV", "1");
        }
    }

    private static List<Object> cells(Sheet sheet, CellType type) {
        return IntStream.rangeClosed(0, sheet.getLastRowNum())
                .mapToObj(sheet::getRow)
                .filter(Objects::nonNull)
                .flatMap(row -> IntStream.range(0, Math.max(row.getLastCellNum(), 0))
                        .mapToObj(row::getCell)
                        .filter(cell -> cell != null && cell.getCellType() == type))
                .map(cell -> type == CellType.NUMERIC ? (Object) cell.getNumericCellValue() : cell.toString())
                .toList();
    }

    @Test
    void a_text_that_a_spreadsheet_would_execute_is_kept_and_not_executed() throws IOException {
        for (var title : List.of("=HYPERLINK(\"http://x\")", "+1", "-2+3", "@SUM(1)", "'=1+1", "''@x", "_x0041_")) {
            var plan = strange(title);
            assertThat(plan(check(AppendixCsv.of(plan)), "KH-1").leaves().map(Line::note))
                    .containsExactly(title);
            assertThat(plan(check(workbook(plan)), "KH-1").leaves().map(Line::note))
                    .containsExactly(title);
            assertThat(new String(AppendixCsv.of(plan), StandardCharsets.UTF_8).lines())
                    .noneMatch(row -> row.matches("(?:.*,)?\"?[=+@-].*"));
        }
    }
}
