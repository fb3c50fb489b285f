package ledger.api.importing;

import static ledger.core.money.Money.dong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.importing.Confirmation.CarriedOver;
import ledger.api.importing.Confirming.Confirmed;
import ledger.api.importing.Confirming.Obstacle;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader answers what the file only suggests; nothing is guessed. */
class ConfirmationTest {

    private static final Map<String, String> ALIASES = Map.of(
            "Sở Khoa học Công nghệ.",
            "so-khcn",
            "Sở Khoa học Công nghệ và Nghề.",
            "so-khcn",
            "Cục Thống kê",
            "cuc-thong-ke");
    private static final List<CarriedOver> PORTIONS = List.of(
            new CarriedOver("III.2", "2016-2020", 2L, 100_000_000L),
            new CarriedOver("III.3", "2016-2020", 2L, 140_000_000L),
            new CarriedOver("III.5", "2016-2020", 1L, 20_000_000L),
            new CarriedOver("III.7.1", "2020", 1L, 30_000_000L),
            new CarriedOver("III.7.2", "2020", 1L, 20_000_000L));

    private final CheckedAppendix real = Files.real();

    private static Confirmation answers(Map<String, String> aliases, List<CarriedOver> portions) {
        return new Confirmation("950-KH-UBND-2021", false, aliases, portions, null);
    }

    private static Confirmation accepting(CarriedOver... portions) {
        return new Confirmation("950-KH-UBND-2021", true, null, List.of(portions), null);
    }

    private static Plan plan(CheckedAppendix checked, Confirmation answers) {
        var confirming = AppendixImport.confirm(checked, answers);
        assertThat(confirming).isInstanceOf(Confirmed.class);
        return ((Confirmed) confirming).plan();
    }

    private static List<Obstacle> obstacles(CheckedAppendix checked, Confirmation answers) {
        var confirming = AppendixImport.confirm(checked, answers);
        assertThat(confirming).isInstanceOf(Unconfirmed.class);
        return ((Unconfirmed) confirming).obstacles();
    }

    private static List<PortionShare> carriedOver(Plan plan, String line) {
        return plan.line(new LineCode(line)).orElseThrow().carriedOver();
    }

    @Test
    void answering_every_suggestion_gives_the_same_plan_as_accepting_all() {
        assertThat(plan(real, answers(ALIASES, PORTIONS)))
                .isEqualTo(plan(real, Confirmation.accepting("950-KH-UBND-2021")));
    }

    @Test
    void without_acceptance_each_suggestion_must_be_answered() {
        var none = obstacles(real, answers(Map.of(), List.of()));
        assertThat(none).hasSize(8).extracting(Obstacle::code).containsOnly("unanswered");
        assertThat(none.get(0)).returns("/aliases/Sở Khoa học Công nghệ.", Obstacle::pointer);
        assertThat(none.get(0).message(Locale.forLanguageTag("vi")))
                .isEqualTo("Chưa trả lời gợi ý ở hàng 153: “Sở Khoa học Công nghệ.”.");
        assertThat(obstacles(real, answers(ALIASES, PORTIONS.subList(0, 4))))
                .extracting(Obstacle::pointer, Obstacle::code)
                .containsExactly(tuple("/portions", "unanswered"));
    }

    @Test
    void zero_answers_that_nothing_is_carried_over() {
        var plan = plan(real, accepting(new CarriedOver("III.5", null, 0L, 0L)));
        assertThat(carriedOver(plan, "III.5")).isEmpty();
        assertThat(carriedOver(plan, "III.2")).hasSize(1);
    }

    @Test
    void answered_portions_stand_in_place_of_the_proposed_ones() {
        var plan = plan(
                real,
                accepting(
                        new CarriedOver("III.2", "2020", 1L, 50_000_000L),
                        new CarriedOver("III.2", "2019", 2L, 100_000_000L)));
        assertThat(carriedOver(plan, "III.2"))
                .containsExactly(
                        new PortionShare(Portion.of("2020"), Quantity.of(1), dong(50_000_000)),
                        new PortionShare(Portion.of("2019"), Quantity.of(2), dong(100_000_000)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            III.2  | 2016-2020 | 7 | 350000000  | /portions/0/quantity | exceeds-quantity
            III.2  | 2016-2020 | 2 | 300000001  | /portions/0/amount   | exceeds-amount
            III.2  | 2016-2020 | 2 | 99999999   | /portions/0/amount   | not-the-price
            III.2  | NEW       | 2 | 100000000  | /portions/0/period   | invalid
            III.2  | 20-21     | 2 | 100000000  | /portions/0/period   | invalid
            III.2  |           | 2 | 100000000  | /portions/0/period   | required
            III.2  | 2016-2020 | 2 |            | /portions/0/amount   | required
            III.2  | 2016-2020 |   | 100000000  | /portions/0/quantity | required
            III.2  | 2016-2020 | -1 | 100000000 | /portions/0/quantity | invalid
            III.2  | 2016-2020 | 2 | -1         | /portions/0/amount   | invalid
            III.7  | 2020      | 2 | 50000000   | /portions/0/lineCode | not-a-leaf-line
            III.9  | 2020      | 2 | 50000000   | /portions/0/lineCode | unknown-line
            a b    | 2020      | 2 | 50000000   | /portions/0/lineCode | unknown-line
                   | 2020      | 2 | 50000000   | /portions/0/lineCode | required
            """)
    void a_portion_that_does_not_fit_is_pointed_at(
            @Nullable String line,
            @Nullable String period,
            @Nullable Long quantity,
            @Nullable Long amount,
            String pointer,
            String code) {
        assertThat(obstacles(real, accepting(new CarriedOver(line, period, quantity, amount))))
                .extracting(Obstacle::pointer, Obstacle::code)
                .contains(tuple(pointer, code));
    }

    @Test
    void an_agency_can_be_answered_otherwise_than_proposed() {
        var answers = new Confirmation("P", true, Map.of("cục thống kê", "so-tai-chinh"), null, null);
        assertThat(plan(real, answers).sections().get(3).leadAgency())
                .isEqualTo(new Agency("so-tai-chinh", "Cục Thống kê"));
    }

    @Test
    void an_alias_for_a_spelling_that_is_not_in_the_file_and_a_bad_code_are_pointed_at() {
        var answers = new Confirmation("P", true, Map.of("Sở/Khác", "so-khac"), null, null);
        assertThat(obstacles(real, answers))
                .extracting(Obstacle::pointer, Obstacle::code)
                .containsExactly(tuple("/aliases/Sở~1Khác", "unknown-spelling"));
        assertThat(obstacles(real, new Confirmation("P", true, Map.of("Cục Thống kê", "Cục"), null, null)))
                .extracting(Obstacle::code)
                .containsExactly("invalid");
    }

    @Test
    void what_the_file_lacks_is_asked_for_and_can_be_supplied() {
        var table = Files.text().substring(Files.text().indexOf("STT\t"));
        var checked = Files.check(table);
        assertThat(checked.status()).isEqualTo(CheckedAppendix.Status.CHECKED);
        assertThat(obstacles(checked, accepting()))
                .extracting(Obstacle::pointer, Obstacle::code)
                .containsExactlyInAnyOrder(
                        tuple("/plan/number", "required"),
                        tuple("/plan/date", "required"),
                        tuple("/plan/fiscalYear", "required"),
                        tuple("/plan/issuer", "required"),
                        tuple("/plan/fundingSource", "required"),
                        tuple("/plan/budgetHolder", "required"));
        var holder = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
        var facts = new Confirmation.Facts(
                "12/KH-UBND", LocalDate.of(2021, 4, 1), 2021, "UBND tỉnh", "Ngân sách", holder, null);
        var plan = plan(checked, new Confirmation("P-1", true, null, null, facts));
        assertThat(plan.number()).isEqualTo("12/KH-UBND");
        assertThat(plan.approvedTotal()).isEqualTo(dong(1_687_290_000));
        assertThat(plan.budgetHolder()).isEqualTo(holder);
    }

    @Test
    void a_supplied_total_must_be_what_the_lines_add_up_to() {
        var facts = new Confirmation.Facts(null, null, null, null, null, null, 1_687_290_001L);
        assertThat(obstacles(real, new Confirmation("P", true, null, null, facts)))
                .extracting(Obstacle::pointer, Obstacle::code)
                .containsExactly(tuple("/plan/approvedTotal", "total-differs"));
    }

    @Test
    void a_plan_needs_a_valid_id_and_a_rejected_file_makes_none() {
        assertThat(obstacles(real, new Confirmation(null, true, null, null, null)))
                .extracting(Obstacle::pointer)
                .containsExactly("/planId");
        assertThat(obstacles(real, Confirmation.accepting("950/KH")))
                .extracting(Obstacle::code)
                .containsExactly("invalid");
        var rejected = Files.check(Files.withRow(163, "116.690.000", "116.690.001"));
        assertThat(obstacles(rejected, Confirmation.accepting("P")))
                .extracting(Obstacle::code)
                .containsExactly("rejected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Chuyển tiếp một phần từ các năm trước
            Trong đó: 07 hệ thống của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021
            Trong đó: 01 hệ thống, 01 phần mềm năm 2020 chuyển tiếp sang thực hiện năm 2021
            """)
    void a_note_that_cannot_be_told_for_certain_must_be_answered_even_when_all_is_accepted(String note) {
        var checked = Files.check(Files.withRow(
                178, "Trong đó: 02 hệ thống của giai đoạn 2016-2020 chuyển tiếp sang thực hiện năm 2021", note));
        var unclear = Files.only(checked, "carried-over-unclear");
        assertThat(unclear)
                .returns(178, Finding::row)
                .returns("Ghi chú", Finding::column)
                .returns(note, Finding::read);
        assertThat(obstacles(checked, accepting())).extracting(Obstacle::code).containsExactly("unanswered");
        assertThat(carriedOver(plan(checked, accepting(new CarriedOver("III.2", null, 0L, 0L))), "III.2"))
                .isEmpty();
    }

    @Test
    void an_ordinary_note_is_no_suggestion() {
        var checked = Files.check(Files.withRow(159, "\t10.200.000\t", "\t10.200.000\tTheo dự toán chi tiết năm 2021"));
        assertThat(Files.findings(checked, "carried-over-unclear")).isEmpty();
        assertThat(Files.findings(checked, "carried-over")).hasSize(5);
    }

    @Test
    void a_note_on_a_sub_line_names_its_siblings_by_their_full_or_short_names() {
        assertThat(Abbreviation.names("giải thưởng CLQG", "Giải thưởng Chất lượng quốc gia"))
                .isTrue();
        assertThat(Abbreviation.names("giải thưởng CLQG", "Giải vàng Chất lượng quốc gia"))
                .isFalse();
        assertThat(Abbreviation.names("giải vàng", "Giải vàng Chất lượng quốc gia"))
                .isTrue();
    }
}
