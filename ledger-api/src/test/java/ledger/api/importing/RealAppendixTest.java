package ledger.api.importing;

import static java.util.Objects.requireNonNull;
import static ledger.core.money.Money.dong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.api.importing.Confirming.Confirmed;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan 950/KH-UBND as it comes out of the published text. */
class RealAppendixTest {

    private static final Agency SCIENCE = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
    private static final Agency STATISTICS = new Agency("cuc-thong-ke", "Cục Thống kê tỉnh");

    private final CheckedAppendix checked = Files.real();
    private final Plan plan = plan(checked);

    private static Plan plan(CheckedAppendix checked) {
        return ((Confirmed) AppendixImport.confirm(checked, Confirmation.accepting("950-KH-UBND-2021"))).plan();
    }

    private Line line(String code) {
        return plan.line(new LineCode(code)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I.1     | Đăng báo, tờ rơi, phóng sự     | Lần | 1  | 15000000  | 15000000  | Dự kiến tháng 3 - 6/2021             | NEW 1 15000000
            I.2     | Tổ chức hội nghị phổ biến      | Lần | 1  | 15400000  | 15400000  | 01 ngày, dự kiến tháng 3 - 10/2021   | NEW 1 15400000
            I.3     | Tham gia các lớp tập huấn      | Lần | 2  | 5100000   | 10200000  | Trong năm 2021                       | NEW 2 10200000
            II.1    | Tổ chức đào tạo                | Lớp | 1  | 48850000  | 48850000  | 03 ngày/lớp, dự kiến tháng 3 - 11/2021 | NEW 1 48850000
            II.2    | Tham gia các lớp đào tạo       | Lần | 2  | 28920000  | 57840000  | Trong năm 2021                       | NEW 2 57840000
            II.3    | Kinh phí hoạt động nghiệp vụ   | Năm | 1  | 10000000  | 10000000  | Trong năm 2021                       | NEW 1 10000000
            III.1   | Khảo sát, thu thập và số hóa   | DN  | 50 | 8000000   | 400000000 | Dự kiến tháng 3 - 11/2021            | NEW 50 400000000
            III.2   | Kinh phí hỗ trợ doanh nghiệp xây dựng, áp dụng các hệ thống | HT | 6 | 50000000 | 300000000 | | NEW 4 200000000, 2016-2020 2 100000000
            III.3   | Kinh phí hỗ trợ doanh nghiệp áp dụng các công cụ | CC | 4 | 70000000 | 280000000 |       | NEW 2 140000000, 2016-2020 2 140000000
            III.4   | Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp công bố hợp chuẩn | SP | 2 | 30000000 | 60000000 | | NEW 2 60000000
            III.5   | Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp công bố hợp quy | SP | 1 | 20000000 | 20000000 | | 2016-2020 1 20000000
            III.6   | Kinh phí hướng dẫn hoặc hỗ trợ doanh nghiệp xây dựng tiêu chuẩn cơ sở | TC | 8 | 10000000 | 80000000 | | NEW 8 80000000
            III.7.1 | Giải vàng Chất lượng quốc gia  | DN  | 1  | 30000000  | 30000000  |                                      | 2020 1 30000000
            III.7.2 | Giải thưởng Chất lượng quốc gia | DN | 3  | 20000000  | 60000000  |                                      | NEW 2 40000000, 2020 1 20000000
            IV.1    | Kinh phí tính toán mức đóng góp | Lần | 1 | 300000000 | 300000000 | Trong năm 2021                       | NEW 1 300000000
            """)
    void each_leaf_says_what_the_appendix_prints(
            String code,
            String title,
            String unit,
            long quantity,
            long price,
            long amount,
            @Nullable String time,
            String portions) {
        var line = line(code);
        assertThat(line.leaf()).isTrue();
        assertThat(line.title()).startsWith(title);
        assertThat(line.unit()).isEqualTo(unit);
        assertThat(line.quantity()).isEqualTo(Quantity.of(quantity));
        assertThat(line.unitPrice()).isEqualTo(dong(price));
        assertThat(line.amount()).isEqualTo(dong(amount));
        assertThat(line.time()).isEqualTo(time);
        assertThat(line.portions().stream().map(RealAppendixTest::said).collect(Collectors.joining(", ")))
                .isEqualTo(portions);
    }

    private static String said(PortionShare share) {
        return share.portion() + " " + share.quantity() + " " + share.amount().dong();
    }

    @Test
    void the_parent_line_holds_no_money_of_its_own() {
        var parent = line("III.7");
        assertThat(parent.leaf()).isFalse();
        assertThat(parent.unit()).isEqualTo("DN");
        assertThat(parent.quantity()).isEqualTo(Quantity.of(4));
        assertThat(parent.unitPrice()).isNull();
        assertThat(parent.amount()).isEqualTo(dong(90_000_000));
        assertThat(parent.carriedOver()).isEmpty();
        assertThat(parent.leaves()).extracting(leaf -> leaf.code().value()).containsExactly("III.7.1", "III.7.2");
    }

    @Test
    void the_plan_has_four_sections_one_parent_and_fifteen_leaves() {
        assertThat(plan.sections())
                .extracting(section -> section.code().value())
                .containsExactly("I", "II", "III", "IV");
        assertThat(plan.leaves()).hasSize(15);
        assertThat(plan.lines()).hasSize(16);
    }

    @Test
    void the_sections_add_up_as_printed() {
        assertThat(plan.sections())
                .extracting(section -> section.amount().dong())
                .containsExactly(40_600_000L, 116_690_000L, 1_230_000_000L, 300_000_000L);
        assertThat(checked.sections())
                .allSatisfy(section -> assertThat(section.amount()).isEqualTo(section.sum()));
        assertThat(plan.approvedTotal()).isEqualTo(dong(1_687_290_000));
        assertThat(checked.sum()).isEqualTo(dong(1_687_290_000));
    }

    @Test
    void two_agencies_lead_although_four_spellings_name_them() {
        assertThat(checked.sections())
                .extracting(section -> requireNonNull(section.leadAgency()).raw())
                .containsExactly(
                        "Sở Khoa học Công nghệ.",
                        "Sở Khoa học và Công nghệ.",
                        "Sở Khoa học Công nghệ và Nghề.",
                        "Cục Thống kê");
        assertThat(checked.sumByLeadAgency())
                .containsExactly(entry(SCIENCE, dong(1_387_290_000)), entry(STATISTICS, dong(300_000_000)));
        assertThat(plan.sections())
                .extracting(section -> section.leadAgency())
                .containsExactly(SCIENCE, SCIENCE, SCIENCE, STATISTICS);
    }

    @Test
    void the_budget_holder_stands_in_a_sentence_broken_over_two_paragraphs() {
        assertThat(plan.budgetHolder()).isEqualTo(SCIENCE);
        assertThat(requireNonNull(checked.plan().budgetHolder()).row()).isEqualTo(83);
        assertThat(plan.fundingSource()).isEqualTo("nguồn kinh phí sự nghiệp khoa học công nghệ");
    }

    @Test
    void number_and_date_are_read_in_spite_of_their_spaces_and_not_from_another_plan_named_in_the_text() {
        assertThat(plan.number()).isEqualTo("950/KH-UBND");
        assertThat(plan.date()).isEqualTo(LocalDate.of(2021, 3, 30));
        assertThat(plan.fiscalYear()).isEqualTo(2021);
        assertThat(plan.issuer()).isEqualTo("Chủ tịch Ủy ban nhân dân tỉnh Tây Ninh");
        assertThat(checked.plan().proposedId()).isEqualTo("950-KH-UBND-2021");
    }

    @Test
    void the_carried_over_and_the_new_work_add_up_to_the_plan() {
        var totals = TotalsAnswer.of(checked);
        assertThat(totals.carriedOverAmount()).isEqualTo(310_000_000);
        assertThat(totals.newAmount()).isEqualTo(1_377_290_000);
        assertThat(totals.carriedOverByPeriod())
                .containsExactly(
                        new TotalsAnswer.PeriodSum("2016-2020", 260_000_000),
                        new TotalsAnswer.PeriodSum("2020", 50_000_000));
        assertThat(totals.carriedOverByUnit())
                .containsExactlyInAnyOrder(
                        new TotalsAnswer.UnitSum("HT", 2),
                        new TotalsAnswer.UnitSum("CC", 2),
                        new TotalsAnswer.UnitSum("SP", 1),
                        new TotalsAnswer.UnitSum("DN", 2));
        assertThat(plan.leaves()
                        .flatMap(leaf -> leaf.carriedOver().stream())
                        .map(PortionShare::amount)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(dong(310_000_000));
        assertThat(totals.words()).isEqualTo(checked.plan().words());
    }

    @Test
    void the_amounts_in_words_agree_with_the_figures() {
        assertThat(checked.plan().words())
                .isEqualTo("Một tỷ, sáu trăm tám mươi bảy triệu, hai trăm chín mươi ngàn đồng");
        assertThat(Files.findings(checked, "words-differ")).isEmpty();
        assertThat(Files.findings(checked, "stated-agency-total")).isEmpty();
        assertThat(Files.findings(checked, "stated-total")).isEmpty();
    }

    @Test
    void the_sum_of_all_cells_is_not_the_plan() {
        long naive = checked.lines()
                        .mapToLong(line -> requireNonNull(line.amount()).dong())
                        .sum()
                + checked.sections().stream()
                        .mapToLong(section -> requireNonNull(section.amount()).dong())
                        .sum()
                + requireNonNull(checked.plan().approvedTotal()).dong();
        assertThat(naive).isEqualTo(5_151_870_000L);
        assertThat(plan.leaves().mapToLong(leaf -> leaf.amount().dong()).sum()).isEqualTo(1_687_290_000);
    }

    @Test
    void agencies_and_time_stand_on_the_section_and_are_inherited() {
        var answer = ImportAnswer.of(UUID.randomUUID(), checked, Locale.ENGLISH);
        var third = answer.lines().get(2);
        assertThat(third.lines().get(1).inherited()).containsExactly("leadAgency", "coordinating", "time");
        assertThat(third.lines().get(1).time()).isEqualTo("Trong năm 2021");
        assertThat(third.lines().get(0).inherited()).containsExactly("leadAgency", "coordinating");
        assertThat(third.lines().get(0).time()).isEqualTo("Dự kiến tháng 3 - 11/2021");
        assertThat(requireNonNull(third.lines().get(6).lines().get(1).leadAgency())
                        .code())
                .isEqualTo("so-khcn");
        assertThat(plan.sections().get(2).time()).isEqualTo("Trong năm 2021");
        assertThat(plan.sections().get(0).coordinating()).hasSize(4).startsWith("Các sở, ngành");
    }

    @Test
    void numbers_begin_anew_in_each_section_and_may_be_missing() {
        assertThat(plan.leaves())
                .extracting(leaf -> leaf.code().value())
                .contains("I.1", "II.1", "III.1", "IV.1", "III.7.2");
        assertThat(Files.only(checked, "number-missing"))
                .returns(196, Finding::row)
                .returns("IV.1", Finding::proposed)
                .returns(Severity.WARNING, Finding::severity);
    }

    @Test
    void every_cell_is_kept_as_it_stands_in_the_file() {
        var rows = Files.text().split("\n", -1);
        assertThat(checked.lines())
                .hasSize(16)
                .allSatisfy(line -> assertThat(String.join("\t", line.cells())).isEqualTo(rows[line.row() - 1]));
        assertThat(checked.sections())
                .allSatisfy(section ->
                        assertThat(String.join("\t", section.cells())).isEqualTo(rows[section.row() - 1]));
    }

    @Test
    void the_findings_are_these_and_no_others() {
        assertThat(checked.status()).isEqualTo(CheckedAppendix.Status.CHECKED);
        assertThat(checked.findings())
                .extracting(Finding::row, Finding::column, Finding::severity, Finding::code, Finding::proposed)
                .containsExactly(
                        tuple(79, null, Severity.WARNING, "agency-in-text", "so-khcn"),
                        tuple(151, "ĐVT", Severity.WARNING, "header-spelling", "ĐVT"),
                        tuple(153, "Cơ quan chủ trì", Severity.SUGGESTION, "agency-spelling", "so-khcn"),
                        tuple(173, "Cơ quan chủ trì", Severity.SUGGESTION, "agency-spelling", "so-khcn"),
                        tuple(
                                178,
                                "Ghi chú",
                                Severity.SUGGESTION,
                                "carried-over",
                                "III.2: 2 HT, 2016-2020, 100.000.000"),
                        tuple(
                                179,
                                "Ghi chú",
                                Severity.SUGGESTION,
                                "carried-over",
                                "III.3: 2 CC, 2016-2020, 140.000.000"),
                        tuple(181, "ĐVT", Severity.WARNING, "header-spelling", "ĐVT"),
                        tuple(
                                184,
                                "Ghi chú",
                                Severity.SUGGESTION,
                                "carried-over",
                                "III.5: 1 SP, 2016-2020, 20.000.000"),
                        tuple(190, "Ghi chú", Severity.SUGGESTION, "carried-over", "III.7.1: 1 DN, 2020, 30.000.000"),
                        tuple(190, "Ghi chú", Severity.SUGGESTION, "carried-over", "III.7.2: 1 DN, 2020, 20.000.000"),
                        tuple(195, "Cơ quan chủ trì", Severity.SUGGESTION, "agency-spelling", "cuc-thong-ke"),
                        tuple(196, "STT", Severity.WARNING, "number-missing", "IV.1"),
                        tuple(199, null, Severity.WARNING, "words-label", "Bằng chữ"));
    }

    @Test
    void a_file_with_a_byte_order_mark_windows_line_ends_or_parted_accents_says_the_same() {
        var decomposed = Normalizer.normalize(Files.text(), Normalizer.Form.NFD);
        for (var text :
                List.of("\ufeff" + Files.text(), Files.text().replace("\n", "\r\n"), decomposed, Files.text() + "\n")) {
            assertThat(plan(Files.check(text))).isEqualTo(plan);
        }
    }

    @Test
    void the_shipped_file_is_the_published_one() {
        assertThat(CheckedImports.sha256(Files.bytes()))
                .isEqualTo("98f2af9ac097b34bed8a7d038c068a6c3267e7f7b2906b44f52e5dff14514aef");
        var rows = Arrays.stream(new String(Files.bytes(), StandardCharsets.UTF_8).split("\n"))
                .filter(row -> row.contains("\t"))
                .toList();
        assertThat(rows)
                .hasSize(39)
                .allSatisfy(row -> assertThat(row.split("\t", -1)).hasSize(10));
    }
}
