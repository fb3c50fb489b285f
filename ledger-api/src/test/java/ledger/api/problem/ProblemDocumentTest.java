package ledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.balance.Bucket;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemDocumentTest {

    private static final LineId III_2 = LineId.parse("950-KH-UBND-2021:III.2");
    private static final Portion CARRIED_OVER = Portion.of("2016-2020");
    private static final LocalDate DAY = LocalDate.of(2021, 4, 5);

    private record NotEnough(
            LineId line,
            Portion portion,
            Money allocated,
            Money available,
            Money requested,
            Money shortfall,
            List<FactId> holds)
            implements Refusal {
        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    private record TooMany(LineId line, Portion portion, Quantity quantity, Quantity free, Quantity requested)
            implements Refusal {
        @Override
        public String code() {
            return "exceeds-quantity";
        }

        @Override
        public String pointer() {
            return "/quantity";
        }
    }

    private record Earlier(
            LineId line, Portion portion, Bucket bucket, LocalDate day, Money lowest, Money requested, Money shortfall)
            implements Refusal {
        @Override
        public String code() {
            return "would-make-past-negative";
        }
    }

    private record NoPortion(LineId line, Portion portion, List<Portion> portions) implements Refusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "unknown-portion";
        }
    }

    private record Dependents(FactId id, List<FactId> dependents) implements Refusal {
        @Override
        public String code() {
            return "not-reversible";
        }
    }

    /** A refusal that says nothing more. */
    private record Bare(String code, @Nullable Money requested) implements Refusal {}

    private static final NotEnough NOT_ENOUGH = new NotEnough(
            III_2, Portion.NEW, dong(200_000_000), dong(200_000_000), dong(220_000_000), dong(20_000_000), List.of());
    private static final TooMany TOO_MANY =
            new TooMany(III_2, CARRIED_OVER, Quantity.of(2), Quantity.of(1), Quantity.of(3));

    @Test
    void overspending_is_told_exactly_as_the_interface_promises() {
        var document = vietnamese(NOT_ENOUGH);

        assertThat(document.keySet())
                .containsExactly(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "planId",
                        "lineCode",
                        "portion",
                        "allocated",
                        "available",
                        "requested",
                        "shortfall",
                        "holds",
                        "currency",
                        "errors");
        assertThat(document)
                .containsEntry("type", "/problems/not-enough-available")
                .containsEntry("title", "Vượt kinh phí được giao")
                .containsEntry("status", 422)
                .containsEntry(
                        "detail",
                        "Dòng III.2 (phần mới) còn được cam kết 200.000.000 đồng; "
                                + "đề nghị 220.000.000 đồng, vượt 20.000.000 đồng.")
                .containsEntry("lineCode", "III.2")
                .containsEntry("portion", "NEW")
                .containsEntry("available", 200_000_000L)
                .containsEntry("shortfall", 20_000_000L)
                .containsEntry("holds", List.of())
                .containsEntry("currency", "VND")
                .containsEntry("errors", List.of(Map.of("pointer", "/amount", "code", "not-enough-available")));
    }

    @Test
    void english_readers_get_english_sentences_and_numbers() {
        assertThat(english(NOT_ENOUGH))
                .containsEntry(
                        "detail",
                        "Line III.2 (new portion) has 200,000,000 đồng available; "
                                + "220,000,000 đồng were requested, 20,000,000 đồng too many.");
    }

    @Test
    void all_obstacles_are_listed_the_first_names_the_problem() {
        var document = vietnamese(TOO_MANY, NOT_ENOUGH);

        assertThat(document).containsEntry("type", "/problems/exceeds-quantity").doesNotContainKey("currency");
        assertThat((List<?>) document.get("errors"))
                .hasSize(2)
                .last()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("pointer", "/amount")
                .containsEntry("code", "not-enough-available")
                .containsEntry("shortfall", 20_000_000L)
                .containsEntry("currency", "VND")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat(detail).asString().contains("vượt 20.000.000 đồng"));
    }

    @Test
    void portions_days_and_buckets_are_written_as_accountants_write_them() {
        var past = new Earlier(III_2, CARRIED_OVER, Bucket.AVAILABLE, DAY, dong(0), dong(1), dong(1));

        assertThat(vietnamese(past).get("detail"))
                .isEqualTo(
                        "Dòng III.2 (phần chuyển tiếp 2016-2020): cuối ngày 05/04/2021, khoản \"Còn được cam kết\" "
                                + "chỉ còn 0 đồng; đề nghị 1 đồng, vượt 1 đồng. Hãy ghi vào ngày muộn hơn hoặc giảm số đề nghị.");
        assertThat(english(past).get("detail"))
                .asString()
                .startsWith(
                        "Line III.2 (portion carried over from 2016-2020): at the end of 2021-04-05, \"Available\"");
        assertThat(vietnamese(past)).containsEntry("day", "2021-04-05").containsEntry("bucket", "AVAILABLE");
    }

    @Test
    void a_rule_of_its_own_has_a_sentence_of_its_own() {
        var document = vietnamese(new NoPortion(III_2, CARRIED_OVER, List.of(Portion.NEW)));

        assertThat(document)
                .containsEntry("type", "/problems/validation")
                .containsEntry("detail", "Dòng III.2 không có phần chuyển tiếp 2016-2020; có: phần mới.")
                .containsEntry("portions", List.of("NEW"));
    }

    @Test
    void ids_and_lists_of_ids_are_texts() {
        var id = new FactId(III_2, 7);
        var document = vietnamese(new Dependents(id, List.of(new FactId(III_2, 9), new FactId(III_2, 8))));

        assertThat(document)
                .containsEntry("id", "950-KH-UBND-2021:III.2:7")
                .containsEntry("dependents", List.of("950-KH-UBND-2021:III.2:9", "950-KH-UBND-2021:III.2:8"));
        assertThat(document.get("detail")).asString().endsWith("950-KH-UBND-2021:III.2:9, 950-KH-UBND-2021:III.2:8.");
    }

    @Test
    void a_missing_fact_is_no_reason_to_fall_silent() {
        for (var code : ProblemCode.values()) {
            var document = vietnamese(new Bare(code.code(), null));
            assertThat(document.get("detail"))
                    .as(code.code())
                    .asString()
                    .isNotBlank()
                    .doesNotContain("{");
        }
    }

    @Test
    void the_same_problem_with_one_more_fact_leaves_the_first_alone() {
        var problem = Problem.of(ProblemCode.NOT_FOUND);
        var more = problem.with("id", new PlanId("KH-2022")).retryAfter(3);

        assertThat(problem.facts()).isEmpty();
        assertThat(more.headers()).containsEntry("Retry-After", "3");
        assertThat(ProblemDocument.of(more, Languages.VIETNAMESE))
                .containsEntry("id", "KH-2022")
                .containsEntry("detail", "Không có KH-2022; hãy kiểm tra lại mã.");
    }

    private static Map<String, Object> vietnamese(Refusal... refusals) {
        return ProblemDocument.of(Problem.of(new Refused(List.of(refusals))), Languages.VIETNAMESE);
    }

    private static Map<String, Object> english(Refusal... refusals) {
        return ProblemDocument.of(Problem.of(new Refused(List.of(refusals))), Locale.ENGLISH);
    }

    private static Money dong(long amount) {
        return Money.dong(amount);
    }
}
