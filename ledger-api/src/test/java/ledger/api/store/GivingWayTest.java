package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads for long rests nine tenths of the time while much is recorded, and not at all otherwise. */
class GivingWayTest {

    private final List<Duration> rests = new ArrayList<>();
    private long head = 1_000;
    private long nanos = 5;
    private final GivingWay way = new GivingWay(() -> head, () -> nanos, this::rest);

    private void rest(long time) {
        rests.add(Duration.ofNanos(time));
        nanos += time;
        head += 1_000;
    }

    private void work(Duration time, int recordedMeanwhile) {
        nanos += time.toNanos();
        head += recordedMeanwhile;
        way.afterWork();
    }

    @Test
    void nobody_rests_while_little_is_recorded() {
        work(Duration.ofMillis(100), 0);
        work(Duration.ofMillis(100), 5);
        work(Duration.ofSeconds(1), 50);
        assertThat(rests).isEmpty();
    }

    @Test
    void while_much_is_recorded_the_rest_is_nine_times_the_work() {
        work(Duration.ofMillis(100), 6);
        assertThat(rests).containsExactly(Duration.ofMillis(900));
    }

    @Test
    void no_rest_is_longer_than_two_seconds() {
        work(Duration.ofSeconds(3), 1_000);
        assertThat(rests).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void what_was_recorded_during_the_rest_does_not_count_against_the_next_work() {
        work(Duration.ofMillis(100), 100);
        work(Duration.ofMillis(100), 0);
        assertThat(rests).hasSize(1);
    }
}
