package ledger.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate START = LocalDate.of(2021, 1, 1);

    @Test
    void the_lowest_point_is_the_lowest_end_of_a_day_from_the_given_one_on() {
        var random = new Random(20210330);
        for (int round = 0; round < 2_000; round++) {
            var timeline = new Timeline(7);
            var changes = new TreeMap<LocalDate, Long>();
            for (int change = random.nextInt(12); change > 0; change--) {
                var day = START.plusDays(random.nextInt(20));
                long amount = random.nextInt(21) - 10;
                timeline.add(day, amount);
                changes.merge(day, amount, Long::sum);
            }
            var from = START.plusDays(random.nextInt(22));
            assertThat(timeline.lowestFrom(from)).isEqualTo(dayByDay(changes, from));
        }
    }

    private static Low dayByDay(TreeMap<LocalDate, Long> changes, LocalDate from) {
        Low low = null;
        for (var day = from; !day.isAfter(START.plusDays(30)); day = day.plusDays(1)) {
            long figure = 7
                    + changes.headMap(day, true).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            if (low == null || figure < low.figure()) {
                low = new Low(day, figure);
            }
        }
        return low;
    }
}
