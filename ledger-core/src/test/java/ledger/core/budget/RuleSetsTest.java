package ledger.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.document.Document;
import ledger.core.law.Certainty;
import ledger.core.law.LawRefusal.DateInFuture;
import ledger.core.law.Rule;
import ledger.core.legislation.LegislationCommand.LoadRuleSet;
import ledger.core.legislation.LegislationRefusal.DatedBackWithoutDecision;
import ledger.core.legislation.LegislationRefusal.RefusesFromMemory;
import ledger.core.legislation.LegislationRefusal.RuleSetExists;
import ledger.core.legislation.LegislationRefusal.RuleSetTooFarBack;
import ledger.core.legislation.StatedRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rule sets are loaded, and what is in force then. Today is 1 June 2022, and VN-2021 is in force. */
class RuleSetsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 6, 1);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final Document DECISION = new Document("30/2022/TT-BTC", TODAY);

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void today() {
        ledger.todayIs(TODAY);
    }

    private static StatedRules months(int months) {
        return new StatedRules(
                null,
                new Rule<>(months, "TT 30/2022/TT-BTC", Certainty.SECONDARY_SOURCE),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static LoadRuleSet set(String name, LocalDate from, StatedRules rules, @Nullable Document decision) {
        return new LoadRuleSet(name, from, rules, decision, TODAY);
    }

    private int monthsOn(LocalDate day) {
        return ledger.law().on(day).advanceMonths().value();
    }

    private void refuses(LoadRuleSet asked, Refusal... expected) {
        assertThatThrownBy(() -> ledger.ask(asked))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusals()).containsExactly(expected));
    }

    @Test
    void a_set_is_in_force_from_its_day_until_the_next_one() {
        ledger.ask(set("A", TOMORROW, months(2), null));
        ledger.ask(set("B", TOMORROW.plusDays(9), months(3), null));

        assertThat(monthsOn(TODAY)).isEqualTo(1);
        assertThat(monthsOn(TOMORROW)).isEqualTo(2);
        assertThat(monthsOn(TOMORROW.plusDays(8))).isEqualTo(2);
        assertThat(monthsOn(TOMORROW.plusDays(9))).isEqualTo(3);
        assertThat(monthsOn(LocalDate.of(2024, 5, 1))).as("VN-2024 follows").isEqualTo(1);
    }

    @Test
    void what_it_does_not_state_is_taken_over_from_the_day_before() {
        ledger.ask(set("A", TOMORROW, months(2), null));

        var before = ledger.law().on(TODAY);
        var loaded = ledger.law().on(TOMORROW);
        assertThat(loaded.treasuryCommitment()).isEqualTo(before.treasuryCommitment());
        assertThat(loaded.adjustmentPeriodEnds()).isEqualTo(before.adjustmentPeriodEnds());
    }

    @Test
    void of_two_with_the_same_day_the_later_one_holds_and_the_name_of_the_other_is_still_known() {
        ledger.ask(set("A", TOMORROW, months(2), null));
        ledger.ask(set("B", TOMORROW, months(3), null));

        assertThat(monthsOn(TOMORROW)).isEqualTo(3);
        assertThat(ledger.law().named("A").orElseThrow().advanceMonths().value())
                .isEqualTo(2);
    }

    @Test
    void it_reaches_back_as_far_as_the_set_of_today_and_with_its_document() {
        var since = LocalDate.of(2021, 11, 24);
        refuses(set("A", since, months(2), null), new DatedBackWithoutDecision(since, TODAY));
        refuses(set("A", TODAY, months(2), null), new DatedBackWithoutDecision(TODAY, TODAY));
        var before = since.minusDays(1);
        refuses(set("A", before, months(2), DECISION), new RuleSetTooFarBack(before, "VN-2021", since));

        ledger.ask(set("A", since, months(2), DECISION));
        assertThat(monthsOn(since)).isEqualTo(2);
        assertThat(monthsOn(before)).isEqualTo(1);
    }

    @Test
    void a_name_that_is_shipped_or_was_loaded_is_not_given_again() {
        ledger.ask(set("A", TOMORROW, months(2), null));
        refuses(set("A", TOMORROW.plusDays(1), months(3), null), new RuleSetExists("A", TOMORROW));
        refuses(set("VN-2026", TOMORROW, months(3), null), new RuleSetExists("VN-2026", LocalDate.of(2026, 1, 1)));
    }

    @Test
    void a_rule_that_refuses_is_not_known_from_memory_and_nothing_is_loaded_tomorrow() {
        var memory = new StatedRules(
                new Rule<>(MonthDay.of(2, 28), "?", Certainty.MEMORY), null, null, null, null, null, null, null);
        refuses(
                new LoadRuleSet("A", TOMORROW, memory, null, TOMORROW),
                new RefusesFromMemory("adjustmentPeriodEnds"),
                new DateInFuture(TOMORROW, TODAY));
    }
}
