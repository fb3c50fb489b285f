package ledger.api.importing;

import static ledger.core.money.Money.dong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.importing.CheckedAppendix.Status;
import ledger.api.sheet.Cell;
import ledger.api.sheet.SheetRow;
import ledger.api.sheet.Workbook;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An appendix as other offices write it: other headers, sheets, numbers, figures, names and notes. */
class WrittenOtherwiseTest {

    private static final String HEADER =
            "STT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian|ĐVT|SL|Đơn giá|Thành tiền|Ghi chú";
    private static final String SECTION = "I|Đào tạo|Sở Khoa học và Công nghệ|||||||";

    /** Cells are parted by "|"; "=5" is a typed number, "^x" goes on from the row above. */
    private static Workbook.Sheet sheet(String name, String... rows) {
        var sheet = new ArrayList<SheetRow>();
        for (var row : rows) {
            var cells = Arrays.stream(row.split("\\|", -1))
                    .map(WrittenOtherwiseTest::cell)
                    .toList();
            sheet.add(new SheetRow(name, sheet.size() + 1, cells));
        }
        return new Workbook.Sheet(name, sheet);
    }

    private static Cell cell(String text) {
        return text.startsWith("=")
                ? new Cell(text.substring(1), new BigDecimal(text.substring(1)), false)
                : text.startsWith("^") ? new Cell(text.substring(1), null, true) : Cell.of(text);
    }

    private static CheckedAppendix check(Workbook.Sheet... sheets) {
        return (CheckedAppendix)
                AppendixImport.check(new Workbook(List.of(sheets)), Agencies.known(), Progress.Listener.NOBODY);
    }

    private static CheckedAppendix table(String... rows) {
        var all = new ArrayList<>(List.of(HEADER, SECTION));
        all.addAll(List.of(rows));
        return check(sheet("PL", all.toArray(String[]::new)));
    }

    private static CheckedLine line(CheckedAppendix checked, String code) {
        return checked.lines()
                .filter(line -> new LineCode(code).equals(line.code()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " in " + checked.findings()));
    }

    private static List<String> codes(CheckedAppendix checked) {
        return checked.lines().map(line -> String.valueOf(line.code())).toList();
    }

    private static Plan plan(CheckedAppendix checked) {
        var facts = new Confirmation.Facts(
                "1/KH",
                LocalDate.of(2021, 1, 2),
                2021,
                "UBND",
                "NS",
                new Agency("so-khcn", "Sở"),
                checked.sum().dong());
        return ((Confirming.Confirmed) AppendixImport.confirm(checked, new Confirmation("P", true, null, null, facts)))
                .plan();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1.687.290.000       ; 1687290000
            1,687,290,000       ; 1687290000
            1 687 290 000       ; 1687290000
            40.600.000 đ        ; 40600000
            40.600.000 đồng     ; 40600000
            40.600.000đ         ; 40600000
            40.600.000,00       ; 40600000
            1.234               ; 1234
            =40600000           ; 40600000
            15 triệu            ; 15000000
            15,4 triệu đồng     ; 15400000
            1,2 tỷ              ; 1200000000
            500 nghìn           ; 500000
            500 ngàn đồng       ; 500000
            """)
    void an_amount_is_read_however_it_is_written(String written, long dong) {
        var checked = table("1|Lớp|||||||" + written + "|");
        assertThat(line(checked, "I.1").amount()).isEqualTo(dong(dong));
        assertThat(Files.errors(checked)).isEmpty();
        boolean unit = written.matches(".*(triệu|tỷ|nghìn|ngàn).*");
        assertThat(Files.findings(checked, "amount-with-unit")).hasSize(unit ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            =15.5    ; not-whole-dong
            =1.125   ; not-whole-dong
            (1.000)  ; negative-amount
            -1.000   ; negative-amount
            15,400   ; ambiguous-amount
            #VALUE!  ; formula-error
            ^500     ; merged-figure
            """)
    void an_amount_that_cannot_be_told_is_an_error_with_its_address(String written, String code) {
        var checked = table("1|Lớp|||||||" + written + "|");
        var error = Files.only(checked, code);
        assertThat(error)
                .returns("PL", Finding::sheet)
                .returns(3, Finding::row)
                .returns("I3", Finding::cell)
                .returns(Severity.ERROR, Finding::severity);
        assertThat(error.message(Locale.forLanguageTag("vi"))).startsWith("Trang tính “PL”: Hàng 3, cột “Kinh phí”");
    }

    @Test
    void a_single_comma_is_decided_by_the_column_or_by_quantity_times_price() {
        var byColumn = table("1|Lớp|||||||1,500,000|", "2|Lớp|||||||15,400|");
        assertThat(line(byColumn, "I.2").amount()).isEqualTo(dong(15_400));
        var byProduct = table("1|Lớp||||Lớp|2|7.700|15,400|");
        assertThat(line(byProduct, "I.1").amount()).isEqualTo(dong(15_400));
    }

    @Test
    void a_dash_is_a_blank_figure_and_a_typed_quantity_has_no_decimals() {
        var checked = table("1|Lớp||||Lớp|02|–|=1000|", "2|Lớp||||Lớp|2,0|=500|=1000|");
        assertThat(line(checked, "I.1").unitPrice()).isNull();
        assertThat(line(checked, "I.2").quantity()).isEqualTo(Quantity.of(2));
        assertThat(Files.errors(checked)).isEmpty();
    }

    @Test
    void columns_stand_in_any_order_below_a_group_and_the_unit_of_money_above_the_table() {
        var checked = check(sheet(
                "PL",
                "PHỤ LỤC||||||||",
                "|||||||ĐVT: triệu đồng|",
                "TT|Nội dung công việc|Đơn vị tính|Kinh phí|||Đơn vị\nchủ trì|Ghi chú|",
                "^TT|^Nội dung công việc|^Đơn vị tính|Số lượng|Đơn giá|Thành tiền|^Đơn vị chủ trì|^Ghi chú|",
                "A|B|C|1|2|3=1x2|4|5|",
                "I|Đào tạo||||=30.8|Sở Khoa học và Công nghệ||",
                "=1|Mở lớp|Lớp|=2|15,4|=30.8||Ghi|",
                "Tổng cộng|||||=30.8|||",
                "||||||CHỦ TỊCH||",
                "Người lập biểu||||||Nguyễn Văn A||"));
        assertThat(Files.errors(checked)).isEmpty();
        assertThat(line(checked, "I.1"))
                .returns(dong(15_400_000), CheckedLine::unitPrice)
                .returns(dong(30_800_000), CheckedLine::amount)
                .returns("Ghi", CheckedLine::note);
        assertThat(checked.plan().approvedTotal()).isEqualTo(dong(30_800_000));
        assertThat(Files.only(checked, "money-unit")).returns("triệu đồng", Finding::proposed);
        assertThat(Files.findings(checked, "row-after-total")).isEmpty();
    }

    @Test
    void text_in_the_table_and_an_unnamed_filled_column_are_pointed_out() {
        var checked = table("|xem trang sau||||||||", "1|Lớp|||||||1.000||khác");
        assertThat(Files.only(checked, "text-in-table")).returns("xem trang sau", Finding::read);
        assertThat(Files.only(checked, "unnamed-column")).returns("K4", Finding::cell);
        assertThat(codes(checked)).containsExactly("I.1");
    }

    @Test
    void letters_are_sections_and_roman_numerals_lines_when_both_are_used() {
        var checked = check(sheet(
                "PL",
                HEADER,
                "A|Phần một|Sở Khoa học và Công nghệ||||||3|",
                "I|Nhóm một|||||||3|",
                "1.|Việc|||||||1|",
                "2)|Việc|||||||2|",
                "B|Phần hai|Sở Khoa học và Công nghệ||||||4|",
                "I|Nhóm|||||||4|",
                "01|Việc|||||||4|",
                "C|Phần ba|Sở Khoa học và Công nghệ||||||5|",
                "1|Việc|||||||5|",
                "Tổng cộng||||||||12|"));
        assertThat(Files.errors(checked)).isEmpty();
        assertThat(codes(checked)).containsExactly("A.I", "A.I.1", "A.I.2", "B.I", "B.I.1", "C.1");
    }

    @Test
    void sub_lines_have_dashes_letters_or_numbers_and_a_plus_is_a_level_deeper() {
        var checked = table(
                "1|Việc|||||||3|",
                "|- Nhỏ|||||||3|",
                "|+ Nhỏ hơn|||||||1|",
                "|+ Nhỏ hơn|||||||2|",
                "2|Việc|||||||3|",
                "a)|Nhỏ|||||||3|",
                "3|Việc|||||||7|",
                "=3.1|Nhỏ|||||||3|",
                "I.3.2.|Nhỏ|||||||4|",
                "3.2.1|Nhỏ hơn|||||||4|");
        assertThat(Files.errors(checked)).isEmpty();
        assertThat(codes(checked))
                .containsExactly(
                        "I.1", "I.1.1", "I.1.1.1", "I.1.1.2", "I.2", "I.2.a", "I.3", "I.3.1", "I.3.2", "I.3.2.1");
    }

    @Test
    void the_number_typed_as_7_1_behind_7_9_is_7_10() {
        var rows = new ArrayList<>(List.of("7|Việc|||||||10|"));
        for (int number = 1; number <= 9; number++) {
            rows.add("=7." + number + "|Nhỏ|||||||1|");
        }
        rows.add("=7.1|Nhỏ|||||||1|");
        var checked = table(rows.toArray(String[]::new));
        assertThat(codes(checked)).contains("I.7.10");
        assertThat(Files.only(checked, "number-typed")).returns("I.7.10", Finding::proposed);
    }

    @Test
    void a_full_code_of_another_section_is_an_error() {
        var checked = table("7|Việc|||||||3|", "II.7.1|Nhỏ|||||||3|");
        assertThat(Files.only(checked, "number-of-another-section")).returns("A4", Finding::cell);
    }

    @Test
    void a_total_above_the_sections_and_a_section_named_in_one_cell_are_understood() {
        var checked = check(sheet(
                "PL",
                HEADER,
                "|TỔNG CỘNG|||||||3|",
                "|Phần I. Đào tạo|Sở Khoa học và Công nghệ||||||3|",
                "|1. Mở lớp|||||||3|"));
        assertThat(Files.errors(checked)).isEmpty();
        assertThat(line(checked, "I.1")).returns("Mở lớp", CheckedLine::title);
        assertThat(checked.plan().approvedTotal()).isEqualTo(dong(3));
    }

    @Test
    void a_sheet_without_table_is_named_and_sheets_that_go_on_are_one_table() {
        var first = sheet("Trang 1", HEADER, SECTION, "1|Việc|||||||1.000|");
        var second = sheet("Trang 2", HEADER, "2|Việc|||||||2.000|", "Tổng cộng||||||||3.000|");
        var checked = check(sheet("Bìa", "UBND TỈNH"), first, second);
        assertThat(Files.errors(checked)).isEmpty();
        assertThat(codes(checked)).containsExactly("I.1", "I.2");
        assertThat(line(checked, "I.2").sheet()).isEqualTo("Trang 2");
        assertThat(Files.only(checked, "sheet-ignored")).returns("Bìa", Finding::sheet);
    }

    @Test
    void two_tables_in_one_workbook_are_an_error_that_names_their_sheets() {
        var rows = new String[] {HEADER, SECTION, "1|Việc|||||||1.000|", "Tổng cộng||||||||1.000|"};
        assertThat(Files.only(check(sheet("Năm 2020", rows), sheet("Năm 2021", rows)), "several-tables"))
                .returns("“Năm 2020”, “Năm 2021”", Finding::read);
    }

    @Test
    void several_agencies_in_a_cell_are_one_lead_and_others_that_help() {
        var checked = table(
                "1|Việc|Sở KH&CN; Cục Thống kê||||||1|",
                "2|Việc|Sở Tài chính và Sở Y tế||||||1|",
                "|- Nhỏ|||||||1|",
                "3|Việc|Sở Khoa học và Công nghệ||||||1|");
        var plan = plan(checked);
        assertThat(plan.line(new LineCode("I.1")).orElseThrow())
                .returns(null, line -> line.leadAgency())
                .returns(List.of("Cục Thống kê"), line -> line.coordinating());
        assertThat(plan.line(new LineCode("I.2.1")).orElseThrow().leadAgency())
                .isEqualTo(new Agency("so-tai-chinh", "Sở Tài chính"));
        assertThat(plan.line(new LineCode("I.3")).orElseThrow().leadAgency()).isNull();
        assertThat(Files.findings(checked, "several-agencies")).hasSize(2);
    }

    @Test
    void a_section_without_lead_takes_that_of_its_lines_when_each_names_one() {
        var checked = check(sheet("PL", HEADER, "I|Đào tạo||||||||", "1|Việc|Cục Thống kê tỉnh||||||1|"));
        assertThat(Files.only(checked, "agency-from-lines")).returns(Severity.WARNING, Finding::severity);
        assertThat(plan(checked).sections().get(0).leadAgency().code()).isEqualTo("cuc-thong-ke");
    }

    @Test
    void a_slip_in_a_name_is_only_suggested() {
        var checked = table("1|Việc|Cục Thông kee tỉnh||||||1|");
        assertThat(Files.only(checked, "agency-likeness"))
                .returns("cuc-thong-ke", Finding::proposed)
                .returns(Severity.SUGGESTION, Finding::severity);
    }

    @Test
    void a_unit_has_one_spelling_and_an_unknown_one_is_asked_about() {
        var checked = table("1|Việc||||Hệ thống|1|1|1|", "2|Việc||||hệ thống|1|1|1|", "3|Việc||||thùng|1|1|1|");
        assertThat(line(checked, "I.2").unit()).isEqualTo("HT");
        assertThat(Files.only(checked, "unit-spelling")).returns("HT", Finding::proposed);
        assertThat(Files.only(checked, "unit-unknown")).returns("thùng", Finding::proposed);
        var answers = new Confirmation("P", false, null, Map.of("thùng", "Cái", "hộp", "Cái"), null, null);
        assertThat(((Confirming.Unconfirmed) AppendixImport.confirm(checked, answers)).obstacles())
                .extracting(Confirming.Obstacle::pointer, Confirming.Obstacle::code)
                .contains(tuple("/units/hộp", "unknown-unit"))
                .doesNotContain(tuple("/units/thùng", "unanswered"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            02 hệ thống chuyển tiếp từ năm 2020                      ; 2020 2
            chuyển tiếp 02 HT từ giai đoạn 2016 - 2020               ; 2016-2020 2
            Chuyển tiếp từ 2020: 2 DN                                ; 2020 2
            Chuyển tiếp giai đoạn 2016-2020: 02 hệ thống             ; 2016-2020 2
            còn lại của năm 2020: 1 lớp                              ; 2020 1
            01 HT năm 2019, 02 HT năm 2020 chuyển sang năm 2021      ; 2019 1 2020 2
            hai hệ thống của giai đoạn 2016-2020 chuyển tiếp         ; 2016-2020 2
            Nhiệm vụ này chuyển tiếp từ năm 2020                     ; 2020 6
            """)
    void a_note_tells_what_is_carried_over_in_many_ways(String note, String portions) {
        var checked = table("1|Việc||||HT|6|50.000.000|300.000.000|" + note);
        var shares = checked.carriedOver(new LineCode("I.1"));
        assertThat(shares.stream()
                        .map(share -> share.portion() + " " + share.quantity())
                        .toList())
                .as(checked.findings().toString())
                .isEqualTo(Arrays.asList(portions.split("(?<= \\d{1,2}) ")));
        assertThat(Files.findings(checked, "carried-over")).hasSameSizeAs(shares);
    }

    @Test
    void a_note_that_spans_several_lines_speaks_of_all_and_is_read_once() {
        var note = "01 sách, 02 báo năm 2020 chuyển tiếp";
        var checked = table("1|Mua sách||||Bộ|2|1.000|2.000|" + note, "2|Mua báo||||Bộ|2|1.000|2.000|^" + note);
        assertThat(Files.findings(checked, "carried-over"))
                .as(checked.findings().toString())
                .extracting(Finding::row)
                .containsExactly(3, 3);
    }

    @Test
    void a_workbook_with_sheets_of_its_own_imports_without_any_finding() {
        var checked = check(
                sheet(
                        "Phụ lục",
                        HEADER,
                        "I|Đào tạo|Sở KH||||||3.000|",
                        "1|Việc||||thùng|3|1.000|3.000|02 thùng năm 2019 chuyển tiếp",
                        "Tổng cộng||||||||3.000|"),
                sheet(
                        "Kế hoạch",
                        "Mã kế hoạch|KH-1",
                        "Số|1/KH-UBND",
                        "Ngày|2021-03-30",
                        "Năm ngân sách|=2021",
                        "Cơ quan ban hành|UBND tỉnh",
                        "Nguồn kinh phí|Ngân sách",
                        "Mã đơn vị được giao dự toán|so-kh",
                        "Đơn vị được giao dự toán|Sở KH",
                        "Tổng kinh phí|=3000"),
                sheet("Cơ quan", "Mã|Tên|Cách viết", "so-kh|Sở KH|Sở KH"),
                sheet("Chuyển tiếp", "Dòng|Giai đoạn|Số lượng|Kinh phí", "I.1|2020|=1|=1000"));
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.status()).isEqualTo(Status.CHECKED);
        var plan = ((Confirming.Confirmed)
                        AppendixImport.confirm(checked, new Confirmation("KH-1", false, null, null, null)))
                .plan();
        assertThat(plan.date()).isEqualTo(LocalDate.of(2021, 3, 30));
        assertThat(plan.budgetHolder()).isEqualTo(new Agency("so-kh", "Sở KH"));
        assertThat(plan.line(new LineCode("I.1")).orElseThrow().carriedOver())
                .containsExactly(new PortionShare(Portion.of("2020"), Quantity.of(1), dong(1_000)));
    }

    @Test
    void a_portion_that_does_not_fit_its_line_is_an_error_in_its_sheet() {
        var checked = check(
                sheet("Phụ lục", HEADER, SECTION, "1|Việc||||Bộ|3|1.000|3.000|"),
                sheet("Chuyển tiếp", "Dòng|Giai đoạn|Số lượng|Kinh phí", "I.1|2020|4|4.000", "I.2|2020|1|1"));
        assertThat(Files.errors(checked))
                .extracting(Finding::sheet, Finding::row, Finding::code)
                .contains(
                        tuple("Chuyển tiếp", 2, "portion-exceeds-quantity"),
                        tuple("Chuyển tiếp", 3, "portion-unknown-line"));
    }
}
