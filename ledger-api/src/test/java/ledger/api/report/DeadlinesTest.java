package ledger.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.report.Calendar.Entry;
import ledger.api.report.Deadline.State;
import ledger.core.law.Circumstances;
import ledger.core.plan.Agency;
import ledger.projections.plan.Appendix.Header;
import org.junit.jupiter.api.Test;

/** "Trước ngày 30/5": the 29th is the last good day, and on the 30th it is late. */
class DeadlinesTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private static Entry before(String day) {
        return new Entry(
                day, Map.of("vi", "Báo cáo", "en", "Report"), Map.of("vi", "A"), Map.of("vi", "B"), Map.of("vi", "C"));
    }

    private static Deadlines on(String instant) {
        var calendar = new Calendar(14, List.of(before("11-20"), before("05-30"), before("11-30")));
        return new Deadlines(calendar, Clock.fixed(Instant.parse(instant), Circumstances.ZONE));
    }

    private static Deadline first(String instant) {
        return on(instant).of(2021, VIETNAMESE).get(0);
    }

    @Test
    void the_last_good_day_is_the_one_before() {
        assertThat(on("2021-01-01T00:00:00Z").of(2021, VIETNAMESE))
                .extracting(Deadline::before, Deadline::lastDay)
                .containsExactly(
                        tuple(LocalDate.of(2021, 5, 30), LocalDate.of(2021, 5, 29)),
                        tuple(LocalDate.of(2021, 11, 20), LocalDate.of(2021, 11, 19)),
                        tuple(LocalDate.of(2021, 11, 30), LocalDate.of(2021, 11, 29)));
    }

    @Test
    void on_the_day_itself_it_is_late_and_days_begin_at_midnight_in_vietnam() {
        assertThat(first("2021-05-29T16:59:59Z"))
                .extracting(Deadline::daysLeft, Deadline::state)
                .containsExactly(0L, State.DUE_SOON);
        assertThat(first("2021-05-29T17:00:00Z"))
                .extracting(Deadline::daysLeft, Deadline::state)
                .containsExactly(-1L, State.PAST);
    }

    @Test
    void two_weeks_before_it_is_soon() {
        assertThat(first("2021-05-14T05:00:00Z"))
                .extracting(Deadline::daysLeft, Deadline::state)
                .containsExactly(15L, State.UPCOMING);
        assertThat(first("2021-05-15T05:00:00Z"))
                .extracting(Deadline::daysLeft, Deadline::state)
                .containsExactly(14L, State.DUE_SOON);
    }

    @Test
    void the_bell_counts_those_of_the_next_thirty_days() {
        assertThat(on("2021-04-28T05:00:00Z").near(plan(2021))).isZero();
        assertThat(on("2021-04-29T05:00:00Z").near(plan(2021))).isEqualTo(1);
        assertThat(on("2021-11-05T05:00:00Z").near(plan(2021))).isEqualTo(2);
        assertThat(on("2021-11-20T05:00:00Z").near(plan(2021))).isEqualTo(1);
        assertThat(on("2021-11-05T05:00:00Z").near(plan(2020))).isZero();
    }

    @Test
    void what_no_reader_has_words_for_is_said_in_vietnamese() {
        assertThat(on("2021-01-01T00:00:00Z").of(2021, Locale.ENGLISH).get(0))
                .extracting(Deadline::task, Deadline::from)
                .containsExactly("Report", "A");
    }

    @Test
    void a_calendar_that_says_too_little_or_no_day_is_refused_when_the_ledger_starts() {
        assertThatThrownBy(() -> new Entry("05-30", Map.of(), Map.of("vi", "A"), Map.of("vi", "B"), Map.of("vi", "C")))
                .hasMessageContaining("05-30");
        assertThatThrownBy(() -> before("30/5")).hasMessageContaining("30/5");
    }

    private static Header plan(int fiscalYear) {
        var day = LocalDate.of(fiscalYear, 3, 30);
        return new Header("P", "1", day, fiscalYear, "", "", new Agency("a", "A"), 1, day, Instant.EPOCH, 1, null);
    }
}
