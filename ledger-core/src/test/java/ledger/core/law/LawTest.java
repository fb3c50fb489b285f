package ledger.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LawTest {

    private final Law law = Law.shipped();

    @Test
    void the_rule_set_in_force_is_chosen_by_the_day() {
        assertThat(law.on(LocalDate.of(2021, 6, 10)).name()).isEqualTo("VN-2017");
        assertThat(law.on(LocalDate.of(2024, 4, 30)).name()).isEqualTo("VN-2017");
        assertThat(law.on(LocalDate.of(2024, 5, 1)).name()).isEqualTo("VN-2024");
        assertThat(law.on(LocalDate.of(2026, 1, 1)).name()).isEqualTo("VN-2026");
        assertThat(law.on(LocalDate.of(1999, 1, 1)).name()).isEqualTo("VN-2017");
    }

    @Test
    void an_advance_of_the_31st_is_due_on_the_last_day_of_a_shorter_month() {
        var rules = law.on(LocalDate.of(2021, 1, 31));
        assertThat(rules.advanceDue(LocalDate.of(2021, 1, 31))).isEqualTo(LocalDate.of(2021, 2, 28));
        assertThat(rules.adjustmentPeriodEndOf(2021)).isEqualTo(LocalDate.of(2022, 1, 31));
    }

    @Test
    void every_shipped_rule_set_names_its_source() {
        assertThat(law.on(LocalDate.of(2021, 1, 1)).source()).contains("83/2015/QH13", "62/2020/TT-BTC");
    }
}
