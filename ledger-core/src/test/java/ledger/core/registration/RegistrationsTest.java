package ledger.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ledger.core.RealAppendix;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.law.Circumstances;
import ledger.core.law.Law;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationRefusal.ProductDiffers;
import ledger.core.registration.RegistrationRefusal.SumDiffers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

    private static final Earlier NONE = new Earlier(id -> Optional.empty(), line -> {
        throw new AssertionError("no line of " + line);
    });
    private static final Circumstances NOW = new Circumstances(LocalDate.of(2021, 4, 1), Law.shipped());

    private static Plan plan(long total, Line... lines) {
        var real = RealAppendix.plan();
        var section = real.sections().get(2);
        return new Plan(
                real.id(),
                real.number(),
                real.date(),
                2021,
                real.issuer(),
                real.fundingSource(),
                real.budgetHolder(),
                Money.dong(total),
                List.of(new Section(
                        new LineCode("III"),
                        section.title(),
                        section.leadAgency(),
                        List.of(),
                        null,
                        null,
                        List.of(lines))));
    }

    private static Line line(
            String code,
            @Nullable Long quantity,
            @Nullable Long price,
            long amount,
            List<PortionShare> carriedOver,
            Line... below) {
        return new Line(
                new LineCode(code),
                "…",
                "DN",
                quantity == null ? null : Quantity.of(quantity),
                price == null ? null : Money.dong(price),
                Money.dong(amount),
                null,
                null,
                null,
                List.of(),
                carriedOver,
                List.of(below));
    }

    private static List<Refusal> flaws(Plan plan) {
        var refused = catchThrowableOfType(
                Refused.class, () -> Registrations.decide(new RegisterPlan(plan, null), NONE, NOW));
        return refused == null ? List.of() : refused.refusals();
    }

    @Test
    void the_real_appendix_opens_its_fifteen_leaves() {
        var registration = Registrations.decide(new RegisterPlan(RealAppendix.plan(), null), NONE, NOW);

        assertThat(registration.lines()).hasSize(15);
        assertThat(registration.lines().get(7).portions())
                .containsExactly(
                        new PortionShare(Portion.NEW, Quantity.of(4), Money.dong(200_000_000)),
                        new PortionShare(Portion.of("2016-2020"), Quantity.of(2), Money.dong(100_000_000)));
        assertThat(registration.lines().get(10).portions())
                .containsExactly(new PortionShare(Portion.of("2016-2020"), Quantity.of(1), Money.dong(20_000_000)));
    }

    @Test
    void a_total_off_by_one_is_refused_with_both_figures() {
        assertThat(flaws(plan(400_000_001, line("III.1", 50L, 8_000_000L, 400_000_000, List.of()))))
                .containsExactly(new SumDiffers(
                        "", Money.dong(400_000_001), Money.dong(400_000_000), Money.dong(1), "/approvedTotal"));
    }

    @Test
    void a_product_off_by_one_is_refused_with_the_factors() {
        assertThat(flaws(plan(400_000_001, line("III.1", 50L, 8_000_000L, 400_000_001, List.of()))))
                .containsExactly(new ProductDiffers(
                        new LineCode("III.1"),
                        Quantity.of(50),
                        Money.dong(8_000_000),
                        Money.dong(400_000_000),
                        Money.dong(400_000_001),
                        "/sections/0/lines/0/amount"));
    }

    @Test
    void products_and_sums_beyond_the_largest_amount_are_refused_not_overflowed() {
        assertThat(flaws(plan(
                        Money.MAX,
                        line("III.1", Long.MAX_VALUE, Money.MAX, 1, List.of()),
                        line("III.2", null, null, Money.MAX, List.of()))))
                .extracting(Refusal::rule)
                .containsExactly("product-differs", "sum-differs");
    }

    @Test
    void a_parent_is_the_sum_of_its_lines_and_has_no_price() {
        var below = new Line[] {line("III.7.1", 1L, 30L, 30, List.of()), line("III.7.2", 3L, 20L, 60, List.of())};
        assertThat(flaws(plan(90, line("III.7", 4L, null, 90, List.of(), below))))
                .isEmpty();
        assertThat(flaws(plan(90, line("III.7", 4L, 20L, 91, List.of(), below))))
                .extracting(Refusal::pointer)
                .containsExactly("/sections/0/lines/0/unitPrice", "/sections/0/lines/0/amount");
    }

    @Test
    void codes_are_unique_and_continue_their_parent() {
        assertThat(flaws(plan(
                        3,
                        line("III.1", 1L, 1L, 1, List.of()),
                        line("III.1", 1L, 1L, 1, List.of()),
                        line("IV.1", 1L, 1L, 1, List.of()))))
                .extracting(Refusal::rule)
                .containsExactly("code-twice", "code-misplaced");
    }

    @Test
    void carried_over_portions_fit_into_their_line() {
        var two = new PortionShare(Portion.of("2020"), Quantity.of(2), Money.dong(2));
        assertThat(flaws(plan(1, line("III.1", 1L, 1L, 1, List.of(two)))))
                .extracting(Refusal::rule)
                .containsExactly("portions-exceed-line");
        assertThat(flaws(plan(4, line("III.1", 4L, 1L, 4, List.of(two, two)))))
                .extracting(Refusal::pointer)
                .containsExactly("/sections/0/lines/0/portions/1/period");
    }

    @Test
    void a_plan_without_lines_or_dated_tomorrow_is_refused() {
        var tomorrow = new Circumstances(LocalDate.of(2021, 3, 29), Law.shipped());
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> Registrations.decide(new RegisterPlan(plan(0), null), NONE, tomorrow))
                        .refusals())
                .extracting(Refusal::rule)
                .containsExactly("date-in-future", "no-lines");
    }
}
