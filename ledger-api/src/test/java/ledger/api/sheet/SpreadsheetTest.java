package ledger.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both forms of Excel's workbooks give the same cells. */
class SpreadsheetTest {

    interface Form extends Function<Consumer<org.apache.poi.ss.usermodel.Workbook>, byte[]> {}

    static Stream<Named<Form>> forms() {
        return Stream.of(Named.of("xlsx", Books::xlsx), Named.of("xls", Books::xls));
    }

    private static void put(Sheet sheet, int row, Object... cells) {
        var made = sheet.createRow(row);
        for (int index = 0; index < cells.length; index++) {
            if (cells[index] instanceof Number number) {
                made.createCell(index).setCellValue(number.doubleValue());
            } else if (!cells[index].equals("")) {
                made.createCell(index).setCellValue((String) cells[index]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_row_is_as_wide_as_the_sheet_is_used_and_says_where_it_stands(Form form) {
        var rows = Books.rows(form.apply(book -> {
            var sheet = book.createSheet("Phụ lục");
            put(sheet, 0, "KẾ HOẠCH");
            put(sheet, 3, "STT", "Nội dung", "Kinh phí");
            put(sheet, 4, "III.2", "Hệ thống quản lý\ntiên tiến", 300_000_000);
            put(sheet, 5, "", "", "", " ");
            sheet.getRow(4).createCell(180).setBlank();
        }));
        assertThat(rows).extracting(SheetRow::sheet).containsOnly("Phụ lục");
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 4, 5);
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).hasSize(3));
        assertThat(rows.get(0).text()).isTrue();
        assertThat(rows.get(0).line()).isEqualTo("KẾ HOẠCH");
        assertThat(rows.get(2).raw()).containsExactly("III.2", "Hệ thống quản lý\ntiên tiến", "300000000");
        assertThat(rows.get(2).text()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_number_has_the_fifteen_digits_that_excel_shows(Form form) {
        var cells = Books.rows(form.apply(book -> put(
                        book.createSheet(),
                        0,
                        1_687_290_000d,
                        0.1 + 0.2,
                        9_007_199_254_740_991d,
                        1e21,
                        0d,
                        -1.5,
                        48_850_000 * 1.1)))
                .get(0)
                .cells();
        assertThat(cells)
                .extracting(Cell::raw)
                .containsExactly(
                        "1687290000", "0.3", "9007199254740990", "1000000000000000000000", "0", "-1.5", "53735000");
        assertThat(cells).allSatisfy(cell -> assertThat(cell.number()).isEqualByComparingTo(cell.raw()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_date_is_a_date_and_no_number_and_a_text_of_digits_is_no_number(Form form) {
        var cells = Books.rows(form.apply(book -> {
                    var row = book.createSheet().createRow(0);
                    var style = book.createCellStyle();
                    style.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
                    var time = book.createCellStyle();
                    time.setDataFormat(book.createDataFormat().getFormat("hh:mm"));
                    row.createCell(0).setCellValue(LocalDate.of(2021, 3, 30));
                    row.createCell(1).setCellValue(LocalDateTime.of(2021, 6, 10, 14, 30));
                    row.createCell(2).setCellValue(0.25);
                    row.getCell(0).setCellStyle(style);
                    row.getCell(1).setCellStyle(style);
                    row.getCell(2).setCellStyle(time);
                    row.createCell(3).setCellValue("1.687.290.000");
                    row.createCell(4).setCellValue(true);
                }))
                .get(0)
                .cells();
        assertThat(cells)
                .extracting(Cell::raw)
                .containsExactly("2021-03-30", "2021-06-10T14:30", "06:00", "1.687.290.000", "TRUE");
        assertThat(cells).extracting(Cell::number).containsOnlyNulls();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_formula_is_its_saved_value_and_a_broken_one_its_error(Form form) {
        var cells = Books.rows(form.apply(book -> {
                    var row = book.createSheet().createRow(0);
                    row.createCell(0).setCellFormula("2*50000000");
                    row.createCell(1).setCellFormula("\"Lần\"&1");
                    row.createCell(2).setCellFormula("1/0");
                    row.createCell(3).setCellFormula("1=1");
                    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
                }))
                .get(0)
                .cells();
        assertThat(cells).extracting(Cell::raw).containsExactly("100000000", "Lần1", "#DIV/0!", "TRUE");
        assertThat(cells).extracting(Cell::number).containsExactly(new BigDecimal("1E+8"), null, null, null);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_merged_cell_goes_on_down_its_column_and_leaves_nothing_to_its_right(Form form) {
        var rows = Books.rows(form.apply(book -> {
            var sheet = book.createSheet();
            put(sheet, 0, "Sở Khoa học và Công nghệ", "hidden below", 1);
            put(sheet, 1, "hidden", "hidden", 2);
            put(sheet, 2, "", "", 3);
            put(sheet, 4, "Cục Thống kê", "", 5);
            sheet.addMergedRegion(new CellRangeAddress(0, 3, 0, 1));
        }));
        assertThat(rows)
                .extracting(SheetRow::raw)
                .containsExactly(
                        java.util.List.of("Sở Khoa học và Công nghệ", "", "1"),
                        java.util.List.of("Sở Khoa học và Công nghệ", "", "2"),
                        java.util.List.of("Sở Khoa học và Công nghệ", "", "3"),
                        java.util.List.of("Cục Thống kê", "", "5"));
        assertThat(rows).extracting(row -> row.cells().get(0).continued()).containsExactly(false, true, true, false);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nothing_hidden_is_left_out_and_a_sheet_without_cells_is_no_sheet(Form form) {
        var sheets = Books.sheets(form.apply(book -> {
            book.createSheet("Trống");
            put(book.createSheet("Ẩn"), 0, "a", "b", 1);
            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            var sheet = book.createSheet("Phụ lục");
            put(sheet, 0, "c", "d", 2);
            sheet.getRow(0).setZeroHeight(true);
            sheet.setColumnHidden(1, true);
        }));
        assertThat(sheets).extracting(Workbook.Sheet::name).containsExactly("Ẩn", "Phụ lục");
        assertThat(sheets.get(1).rows().get(0).raw()).containsExactly("c", "d", "2");
        assertThat(Books.refused(form.apply(book -> book.createSheet("Trống"))).code())
                .isEqualTo("empty");
    }

    @Test
    void cells_written_by_other_programs_are_read() {
        var source = Books.xlsx(book -> put(book.createSheet(), 0, "x"));
        var sheet = "xl/worksheets/sheet1.xml";
        var text = new String(Books.parts(source).get(sheet), StandardCharsets.UTF_8);
        var cells = "<sheetData><row><c t=\"inlineStr\"><is><r><t>Giải </t></r><r><t>vàng</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>không đọc</t></rPh></is></c><c><f>A9*2</f></c>"
                + "<c t=\"str\"><v>a_x000D_b</v></c><c t=\"d\"><v>2021-03-30T00:00:00</v></c>"
                + "<c><v>1.6872900000000001E9</v></c><c t=\"e\"><v>#REF!</v></c></row>"
                + "<row r=\"7\"><c r=\"B7\"><v>2</v></c></row></sheetData>";
        var rows = Books.rows(Books.with(
                source, sheet, text.substring(text.indexOf("<sheetData>"), text.indexOf("</worksheet>")), "" + cells));
        assertThat(rows.get(0).raw())
                .containsExactly("Giải vàng", "=A9*2", "a\rb", "2021-03-30", "1687290000", "#REF!");
        assertThat(rows.get(0).cells().get(1).number()).isNull();
        assertThat(rows.get(1)).returns(7, SheetRow::number);
        assertThat(rows.get(1).raw()).containsExactly("", "2", "", "", "", "");
    }

    @Test
    void days_may_be_counted_from_1904() {
        var source = Books.xlsx(book -> {
            ((org.apache.poi.xssf.usermodel.XSSFWorkbook) book)
                    .getCTWorkbook()
                    .getWorkbookPr()
                    .setDate1904(true);
            var cell = book.createSheet().createRow(0).createCell(0, CellType.NUMERIC);
            cell.setCellValue(0 + 42_823);
            var style = book.createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellStyle(style);
        });
        assertThat(Books.rows(source).get(0).raw()).containsExactly("2021-03-30");
    }
}
