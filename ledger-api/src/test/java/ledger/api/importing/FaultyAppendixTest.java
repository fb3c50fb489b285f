package ledger.api.importing;

import static ledger.core.money.Money.dong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.api.importing.CheckedAppendix.Status;
import ledger.api.importing.Reading.Unreadable;
import ledger.core.plan.Agency;
import ledger.core.plan.LineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an accountant is told about a file that is not right: where, what was read, what to do. */
class FaultyAppendixTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** The only ERROR of a rejected file. */
    private static Finding error(String text) {
        var checked = Files.check(text);
        assertThat(checked.status()).isEqualTo(Status.REJECTED);
        assertThat(Files.errors(checked)).hasSize(1);
        return Files.errors(checked).get(0);
    }

    private static Finding unreadable(byte[] source) {
        var findings = ((Unreadable) AppendixImport.check(source)).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void a_section_sum_off_by_one_names_both_figures_and_the_difference() {
        var error = error(Files.withRow(163, "116.690.000", "116.690.001"));
        assertThat(error)
                .returns("section-sum", Finding::code)
                .returns(163, Finding::row)
                .returns("Kinh phí", Finding::column)
                .returns("116.690.001", Finding::read)
                .returns("116.690.000", Finding::proposed);
        assertThat(error.message(VIETNAMESE))
                .isEqualTo("Hàng 163, cột “Kinh phí”: phần II ghi 116.690.001 đồng, nhưng các dòng cộng lại là"
                        + " 116.690.000 đồng; chênh lệch 1 đồng. Hãy sửa theo văn bản gốc.");
        assertThat(error.message(Locale.ENGLISH))
                .isEqualTo("Row 163, column “Kinh phí”: section II says 116,690,001 đồng, but its lines add up to"
                        + " 116,690,000 đồng; the difference is 1 đồng. Correct it from the original document.");
    }

    @Test
    void a_total_off_by_one_names_both_figures_and_the_difference() {
        var error = error(Files.withRow(197, "1.687.290.000", "1.687.289.999"));
        assertThat(error)
                .returns("plan-sum", Finding::code)
                .returns(197, Finding::row)
                .returns("1.687.290.000", Finding::proposed);
        assertThat(error.message(VIETNAMESE)).contains("1.687.289.999", "1.687.290.000", "chênh lệch 1 đồng");
    }

    @Test
    void a_parent_that_differs_from_its_sub_lines_is_an_error_in_amount_and_in_quantity() {
        assertThat(error(Files.withRow(189, "90.000.000", "90.000.001")))
                .returns("parent-sum", Finding::code)
                .returns(189, Finding::row)
                .returns("Kinh phí", Finding::column);
        assertThat(error(Files.withRow(189, "DN\t4", "DN\t5")))
                .returns("parent-quantity", Finding::code)
                .returns(189, Finding::row)
                .returns("Số lượng", Finding::column)
                .returns("5", Finding::read)
                .returns("4", Finding::proposed);
    }

    @Test
    void quantity_times_unit_price_must_be_the_amount() {
        var error = error(Files.withRow(168, "28.920.000", "28.920.001"));
        assertThat(error)
                .returns("quantity-times-price", Finding::code)
                .returns(168, Finding::row)
                .returns("Kinh phí", Finding::column)
                .returns("57.840.000", Finding::read)
                .returns("57.840.002", Finding::proposed);
        assertThat(error.message(VIETNAMESE)).contains("2 × 28.920.001 = 57.840.002 đồng; chênh lệch 2 đồng");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15.000.000,5      | not-whole-dong
            15000000.5        | not-whole-dong
            15.000.00         | not-an-amount
            -15.000.000       | negative-amount
            (15.000.000)      | negative-amount
            #REF!             | formula-error
            1e7               | not-an-amount
            mười lăm triệu    | not-an-amount
            9.007.199.254.740.992 | amount-too-large
            99.999.999.999.999.999.999.999 | amount-too-large
            """)
    void an_amount_that_is_not_whole_dong_is_an_error_in_its_cell(String written, String code) {
        var error = error(Files.withRow(154, "15.000.000\t15.000.000", "15.000.000\t" + written));
        assertThat(error)
                .returns(code, Finding::code)
                .returns(154, Finding::row)
                .returns("Kinh phí", Finding::column)
                .returns(written, Finding::read);
        assertThat(error.message(VIETNAMESE)).startsWith("Hàng 154, cột “Kinh phí”: đọc được “" + written + "”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "một", "-1", "9999999999"})
    void a_quantity_is_a_whole_number(String written) {
        assertThat(error(Files.withRow(154, "Lần\t1\t", "Lần\t" + written + "\t")))
                .returns("not-a-quantity", Finding::code)
                .returns(154, Finding::row)
                .returns("Số lượng", Finding::column)
                .returns(written, Finding::read);
    }

    @Test
    void an_unknown_column_is_pointed_out_once_and_not_used() {
        var text = Arrays.stream(Files.text().split("\n", -1))
                .map(row -> row.startsWith("STT\t")
                        ? row + "\tMã chương"
                        : row.contains("\t") ? row + (row.startsWith("(1)") ? "\t(11)" : "\t017") : row)
                .collect(Collectors.joining("\n"));
        var checked = Files.check(text);
        assertThat(Files.errors(checked)).isEmpty();
        var unknown = Files.only(checked, "unknown-column");
        assertThat(unknown)
                .returns(151, Finding::row)
                .returns("Mã chương", Finding::column)
                .returns(Severity.WARNING, Finding::severity);
        assertThat(unknown.message(VIETNAMESE)).contains("Hàng 151", "“Mã chương” (cột thứ 11)");
    }

    @Test
    void amounts_in_another_unit_of_money_are_multiplied_and_it_is_said_once() {
        var text = Arrays.stream(Files.text().replace("(đồng)", "(nghìn đồng)").split("\n", -1))
                .map(row -> row.startsWith("STT") || !row.contains("\t") ? row : row.replace(".000\t", "\t"))
                .collect(Collectors.joining("\n"));
        var checked = Files.check(text);
        assertThat(Files.errors(checked)).isEmpty();
        assertThat(Files.only(checked, "money-unit"))
                .returns(151, Finding::row)
                .returns("nghìn đồng", Finding::proposed);
        assertThat(checked.plan().approvedTotal()).isEqualTo(dong(1_687_290_000));
    }

    @Test
    void a_missing_column_is_an_error_on_the_header_row() {
        var text = Arrays.stream(Files.text().split("\n", -1))
                .map(row -> row.contains("\t") ? without(row, 7) : row)
                .collect(Collectors.joining("\n"));
        var errors = Files.errors(Files.check(text));
        assertThat(errors)
                .hasSize(9)
                .extracting(Finding::code, Finding::column)
                .containsOnly(tuple("missing-column", "Đơn giá"));
        assertThat(errors.get(0).message(VIETNAMESE))
                .isEqualTo(
                        "Hàng 151, cột “Đơn giá”: tiêu đề thiếu cột “Đơn giá”. Hãy thêm cột này, hoặc sửa tên cột nếu đã có dưới tên khác.");
    }

    private static String without(String row, int cell) {
        var cells = new ArrayList<>(List.of(row.split("\t", -1)));
        cells.remove(cell);
        return String.join("\t", cells);
    }

    @Test
    void a_row_with_nine_cells_is_the_one_error_and_keeps_its_raw_cells() {
        var text = Files.withRow(179, "CC\t4\t", "CC\t");
        var error = error(text);
        assertThat(error)
                .returns("cell-count", Finding::code)
                .returns(179, Finding::row)
                .returns("9", Finding::read);
        assertThat(error.message(VIETNAMESE)).contains("có 9 ô", "10 cột");
        assertThat(Files.check(text).lines().filter(line -> line.row() == 179))
                .singleElement()
                .satisfies(line -> assertThat(line.cells()).hasSize(9));
    }

    @Test
    void a_number_that_comes_twice_is_an_error_on_its_second_row() {
        assertThat(error(Files.withRow(179, "3\tKinh phí", "2\tKinh phí")))
                .returns("number-twice", Finding::code)
                .returns(179, Finding::row)
                .returns("STT", Finding::column)
                .returns("2", Finding::read);
        assertThat(error(Files.withRow(163, "II\t", "I\t")))
                .returns("number-twice", Finding::code)
                .returns(163, Finding::row);
    }

    @Test
    void a_line_without_content_a_section_without_agency_and_a_line_without_amount_are_errors() {
        assertThat(error(Files.withRow(184, "Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp công bố hợp quy", "")))
                .returns("missing-title", Finding::code)
                .returns(184, Finding::row);
        assertThat(error(Files.withRow(195, "Cục Thống kê\t", "\t")))
                .returns("missing-agency", Finding::code)
                .returns(195, Finding::row)
                .returns("Cơ quan chủ trì", Finding::column);
        assertThat(error(Files.withRow(183, "\t60.000.000", "\t")))
                .returns("missing-amount", Finding::code)
                .returns(183, Finding::row)
                .returns("Kinh phí", Finding::column);
    }

    @Test
    void a_line_led_by_another_agency_than_its_section_is_its_own() {
        var checked = Files.check(
                Files.withRow(183, "công bố hợp chuẩn\t\t", "công bố hợp chuẩn\tCục Thống kê tỉnh\tCông an tỉnh"));
        var plan = ((Confirming.Confirmed) AppendixImport.confirm(checked, Confirmation.accepting("P"))).plan();
        var line = plan.line(new LineCode("III.4")).orElseThrow();
        assertThat(line.leadAgency()).isEqualTo(new Agency("cuc-thong-ke", "Cục Thống kê tỉnh"));
        assertThat(line.coordinating()).containsExactly("Công an tỉnh");
        assertThat(plan.line(new LineCode("III.3")).orElseThrow().leadAgency()).isNull();
        assertThat(checked.sumByLeadAgency().get(line.leadAgency())).isEqualTo(dong(360_000_000));
    }

    @Test
    void a_number_that_is_none_a_lost_sub_line_and_a_second_line_without_number_are_errors() {
        assertThat(error(Files.withRow(183, "4\t", "bốn\t")))
                .returns("not-a-number", Finding::code)
                .returns("bốn", Finding::read);
        assertThat(error(Files.withRow(183, "4\t", "\t")))
                .returns("line-without-number", Finding::code)
                .returns(183, Finding::row);
        assertThat(error(Files.withRow(196, "\tKinh phí", "\t- Kinh phí")))
                .returns("sub-line-without-line", Finding::code);
    }

    @Test
    void a_section_without_lines_is_an_error_on_its_row() {
        var text = Files.text().replaceAll("\n\tKinh phí tính toán[^\n]*", "\n");
        assertThat(Files.errors(Files.check(text)))
                .extracting(Finding::row, Finding::column, Finding::code)
                .contains(tuple(195, "STT", "section-without-lines"));
    }

    @Test
    void a_missing_total_is_pointed_out_after_the_last_row_and_must_be_supplied() {
        var checked = Files.check(Files.text().replaceAll("\nTổng cộng[^\n]*", "\n"));
        assertThat(Files.only(checked, "total-missing"))
                .returns(196, Finding::row)
                .returns("Kinh phí", Finding::column)
                .returns("1.687.290.000", Finding::proposed);
        assertThat(((Confirming.Unconfirmed) AppendixImport.confirm(checked, Confirmation.accepting("P"))).obstacles())
                .extracting(Confirming.Obstacle::pointer, Confirming.Obstacle::code)
                .containsExactly(tuple("/plan/approvedTotal", "required"));
    }

    @Test
    void a_row_below_the_total_is_an_error() {
        var row = "\n9\tKhác\t\t\t\tDN\t1\t1.000\t1.000\t";
        assertThat(error(Files.with("\t1.687.290.000\t\n", "\t1.687.290.000\t" + row + "\n")))
                .returns("row-after-total", Finding::code)
                .returns(198, Finding::row);
    }

    @Test
    void words_that_disagree_are_pointed_out_with_the_right_words() {
        var differ = Files.only(
                Files.check(Files.withRow(199, "sáu trăm tám mươi bảy", "sáu trăm tám mươi sáu")), "words-differ");
        assertThat(differ)
                .returns(199, Finding::row)
                .returns(Severity.WARNING, Finding::severity)
                .returns("Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng", Finding::proposed);
        assertThat(Files.findings(Files.check(Files.with("ngàn đồng", "nghìn đồng chẵn./.")), "words-differ"))
                .isEmpty();
    }

    @Test
    void amounts_in_the_text_that_differ_from_the_table_are_pointed_out() {
        var agency =
                Files.only(Files.check(Files.withRow(79, "1.387.290.000", "1.387.290.001")), "stated-agency-total");
        assertThat(agency).returns(79, Finding::row).returns("1.387.290.000", Finding::proposed);
        assertThat(agency.message(VIETNAMESE))
                .contains("Sở Khoa học và Công nghệ chủ trì 1.387.290.001 đồng", "chênh lệch 1 đồng");
        assertThat(Files.only(Files.check(Files.withRow(77, "1.687.290.000", "1.687.290.001")), "stated-total"))
                .returns(77, Finding::row);
    }

    @Test
    void an_unknown_agency_is_never_guessed_but_a_code_is_proposed() {
        var checked = Files.check(Files.withRow(195, "Cục Thống kê\t", "Sở Tài chính\t"));
        assertThat(Files.only(checked, "agency-unknown"))
                .returns(195, Finding::row)
                .returns(Severity.SUGGESTION, Finding::severity)
                .returns("Sở Tài chính", Finding::read)
                .returns("so-tai-chinh", Finding::proposed);
        var alike = Files.check(Files.withRow(195, "Cục Thống kê\t", "Cuc thong ke\t"));
        assertThat(Files.only(alike, "agency-likeness")).returns("cuc-thong-ke", Finding::proposed);
    }

    @Test
    void text_inside_the_table_is_pointed_out() {
        assertThat(Files.only(Files.check(Files.withRow(187, "STT", "tiếp theo\nSTT")), "text-in-table"))
                .returns(187, Finding::row)
                .returns("tiếp theo", Finding::read);
    }

    @Test
    void an_empty_file_is_empty() {
        for (var text : List.of("", " \n\t\r\n", "\ufeff")) {
            assertThat(unreadable(text.getBytes(StandardCharsets.UTF_8)))
                    .returns("empty", Finding::code)
                    .returns(1, Finding::row);
        }
    }

    @Test
    void letters_that_were_lost_in_saving_are_pointed_out_and_never_guessed() {
        // Windows-1258 has no letter "ế" of one piece: a program that does not take it apart writes a question mark.
        var windows = unreadable(Files.text().getBytes(Charset.forName("windows-1258")));
        assertThat(windows).returns("lost-letters", Finding::code).returns(3, Finding::row);
        assertThat(windows.message(VIETNAMESE)).startsWith("Hàng 3, ô thứ 1:").contains("CSV UTF-8");
    }

    @Test
    void the_same_plan_in_utf_16_is_the_same_plan() {
        var wide = (CheckedAppendix) AppendixImport.check(Files.text().getBytes(StandardCharsets.UTF_16));
        assertThat(wide.sections()).isEqualTo(Files.real().sections());
    }

    @Test
    void binary_rubbish_is_unreadable() {
        var random = new SplittableRandom(1);
        var bytes = new byte[4096];
        random.nextBytes(bytes);
        assertThat(unreadable(bytes)).returns("unreadable", Finding::code);
        assertThat(unreadable("STT\tN\u0000i dung".getBytes(StandardCharsets.UTF_8)))
                .returns(1, Finding::row)
                .returns("2", Finding::column);
    }

    @Test
    void a_text_without_table_has_no_table() {
        assertThat(unreadable("Kính gửi: Sở Tài chính".getBytes(StandardCharsets.UTF_8)))
                .returns("no-table", Finding::code);
        assertThat(unreadable("a\tb\nc\td".getBytes(StandardCharsets.UTF_8))).returns("no-table", Finding::code);
    }

    @Test
    void ten_megabytes_of_nonsense_get_an_answer() {
        var header = "STT\tNội dung\tCơ quan chủ trì\tKinh phí\n";
        var tabs = Files.check(header + "a\t".repeat(5_000_000));
        assertThat(Files.errors(tabs)).extracting(Finding::code).contains("cell-count");
        var rows = Files.check(header + "1\tx\t\t1\n".repeat(15_000));
        assertThat(Files.errors(rows)).extracting(Finding::code).contains("too-many-rows");
        assertThat(unreadable((header + "1\tx\t\t1\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8)))
                .returns("too-many-rows", Finding::code);
        var dots = Files.check(header + "I\t" + ".".repeat(10_000_000) + "\t\t\n");
        assertThat(Files.only(dots, "cell-too-long")).returns(2, Finding::row).returns("2", Finding::column);
    }

    @Test
    void no_damage_to_the_file_makes_the_check_itself_fail() {
        var random = new SplittableRandom(950);
        var pieces = List.of(
                "\t", "\n", "9007199254740991", "999999999", "IV", "-", "STT", "(", "\ufffd", "Tổng cộng", "7.1", "");
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder(Files.text());
            for (int damage = random.nextInt(1, 6); damage > 0; damage--) {
                int at = random.nextInt(12_000, text.length() - 50);
                text.replace(at, at + random.nextInt(0, 40), pieces.get(random.nextInt(pieces.size())));
            }
            var checked = Files.check(text.toString());
            assertThat(ImportAnswer.of(new UUID(0, round), checked, VIETNAMESE).findings())
                    .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("{"));
            AppendixImport.confirm(checked, Confirmation.accepting("P"));
        }
    }
}
