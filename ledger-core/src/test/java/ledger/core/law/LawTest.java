package ledger.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import ledger.core.money.Money;
import org.junit.jupiter.api.Test;

class LawTest {

    private final Law law = Law.shipped();

    @Test
    void the_rule_set_in_force_is_chosen_by_the_day() {
        assertThat(law.on(LocalDate.of(2021, 6, 10)).name()).isEqualTo("VN-2017");
        assertThat(law.on(LocalDate.of(2021, 11, 23)).name()).isEqualTo("VN-2017");
        assertThat(law.on(LocalDate.of(2021, 11, 24)).name()).isEqualTo("VN-2021");
        assertThat(law.on(LocalDate.of(2024, 4, 30)).name()).isEqualTo("VN-2021");
        assertThat(law.on(LocalDate.of(2024, 5, 1)).name()).isEqualTo("VN-2024");
        assertThat(law.on(LocalDate.of(2026, 1, 1)).name()).isEqualTo("VN-2026");
        assertThat(law.on(LocalDate.of(1999, 1, 1)).name()).isEqualTo("VN-2017");
    }

    @Test
    void the_rule_set_of_an_event_is_found_by_its_name_whatever_is_in_force_by_now() {
        assertThat(law.named("VN-2021")).contains(law.on(LocalDate.of(2022, 1, 1)));
        assertThat(law.named("VN-1999")).isEmpty();
    }

    @Test
    void a_loaded_set_keeps_its_name_when_a_later_release_ships_another_one_under_it() {
        var shipped = law.on(LocalDate.of(2026, 1, 1));
        var loaded = new RuleSet(
                "VN-2026",
                LocalDate.of(2026, 7, 1),
                shipped.adjustmentPeriodEnds(),
                shipped.advanceMonths(),
                shipped.advanceRecovery(),
                shipped.treasuryCommitment(),
                shipped.allocationAdjustableUntil(),
                shipped.carryOverEnds(),
                shipped.contractCarriedOver(),
                shipped.supplementCarriedOver());
        var both = law.with(loaded);
        assertThat(both.named("VN-2026")).contains(loaded);
        assertThat(both.sets()).contains(loaded).doesNotContain(shipped);
    }

    @Test
    void a_set_takes_over_the_rules_of_the_one_before_that_it_does_not_state() {
        var first = law.on(LocalDate.of(2021, 1, 1));
        var last = law.on(LocalDate.of(2026, 1, 1));
        assertThat(last.allocationAdjustableUntil()).isEqualTo(first.allocationAdjustableUntil());
        assertThat(last.treasuryCommitment().source()).isEqualTo("TT 89/2021/TT-BTC");
        assertThat(last.advanceRecovery().source()).isEqualTo("TT 17/2024/TT-BTC");
        assertThat(last.adjustmentPeriodEnds().source()).contains("89/2025/QH15");
    }

    @Test
    void an_advance_of_the_31st_is_due_on_the_last_day_of_a_shorter_month() {
        var rules = law.on(LocalDate.of(2021, 1, 31));
        assertThat(rules.advanceDue(LocalDate.of(2021, 1, 31))).isEqualTo(LocalDate.of(2021, 2, 28));
        assertThat(rules.adjustmentPeriodEndOf(2021)).isEqualTo(LocalDate.of(2022, 1, 31));
    }

    @Test
    void saturdays_and_sundays_are_no_working_days() {
        var ten = new TreasuryCommitment(Money.dong(200_000_000), 10);
        assertThat(ten.deadline(LocalDate.of(2021, 4, 5))).isEqualTo(LocalDate.of(2021, 4, 19));
        assertThat(ten.deadline(LocalDate.of(2021, 4, 9))).isEqualTo(LocalDate.of(2021, 4, 23));
        assertThat(ten.deadline(LocalDate.of(2021, 4, 10))).isEqualTo(LocalDate.of(2021, 4, 23));
    }

    @Test
    void four_fifths_of_a_contract_are_reached_by_the_last_dong() {
        var rule = law.on(LocalDate.of(2021, 1, 1)).advanceRecovery().value();
        var contract = Money.dong(60_000_000);
        assertThat(rule.reached(contract, Money.dong(47_999_999))).isFalse();
        assertThat(rule.reached(contract, Money.dong(48_000_000))).isTrue();
        assertThat(rule.reached(Money.dong(50_000_000), Money.dong(50_000_000)))
                .as("not over 50,000,000")
                .isFalse();
        assertThat(rule.limit(Money.dong(50_000_001))).isEqualTo(Money.dong(40_000_001));
        assertThat(rule.reached(Money.dong(Money.MAX), Money.dong(Money.MAX))).isTrue();
    }
}
