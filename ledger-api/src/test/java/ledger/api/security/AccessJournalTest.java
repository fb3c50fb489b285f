package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import ledger.api.security.AccessJournal.Access;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who asked for what: nothing waits for it, and what is lost is counted. */
class AccessJournalTest extends OverHttp {

    private static final Wanted ALL = new Wanted(null, null, null, null);

    @Test
    void every_request_but_a_reading_that_went_well_is_noted_with_who_sent_it() {
        var mark = UUID.randomUUID().toString();
        answer(as("kiemtoan", "/api/v1/plans/P").header("X-Request-Id", mark));
        answer(as("lanhdao", "/api/v1/accounts?secret=1").header("X-Request-Id", mark));
        answer(nobody("/api/v1/plans/P").header("X-Request-Id", mark));
        answer(posting(as("taichinh", "/api/v1/plans"), "{\"id\": \"P\", \"fiscalYear\": 2021}")
                .header("X-Request-Id", mark));

        await().untilAsserted(() -> {
            var page = json(answer(as("kiemtoan", "/api/v1/access-journal?requestId=" + mark)));
            assertThat(page.get("items").values())
                    .extracting(item -> item.get("account").asString("nobody") + " "
                            + item.get("method").asString() + " "
                            + item.get("path").asString() + " "
                            + item.get("status").asInt() + " "
                            + item.get("address").asString())
                    .containsExactly(
                            "taichinh POST /api/v1/plans 200 127.0.0.1",
                            "nobody GET /api/v1/plans/P 401 127.0.0.1",
                            "lanhdao GET /api/v1/accounts 403 127.0.0.1");
        });
        var mine = json(answer(as("quantri", "/api/v1/access-journal?account=lanhdao&limit=1&requestId=" + mark)));
        assertThat(mine.get("items")).hasSize(1);
        assertThat(mine.get("next").isNull()).isTrue();
        assertThat(json(answer(as("quantri", "/api/v1/access-journal?requestId=" + mark + "&to=2020-01-01")))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void what_does_not_fit_is_lost_and_counted_and_nobody_waits() throws Exception {
        var database = new JdbcTemplate(TestDatabase.create());
        var lost = new SimpleMeterRegistry().counter("lost");
        var journal = new AccessJournal(database, Duration.ofDays(400), lost);
        for (int i = 0; i < AccessJournal.MOST_WAITING + 7; i++) {
            journal.note(access(Instant.now()));
        }
        assertThat(lost.count()).isEqualTo(7);

        journal.start().close();
        assertThat(database.queryForObject("select count(*) from app.access", Long.class))
                .as("what waited is written before the end")
                .isEqualTo(AccessJournal.MOST_WAITING);

        database.execute("alter table app.access rename to gone");
        var other = new AccessJournal(database, Duration.ofDays(400), lost);
        other.note(access(Instant.now()));
        other.start().close();
        assertThat(lost.count()).isEqualTo(8);
    }

    @Test
    void rows_are_deleted_when_they_are_as_old_as_is_set() throws Exception {
        var database = new JdbcTemplate(TestDatabase.create());
        var journal = new AccessJournal(database, Duration.ofDays(400), new SimpleMeterRegistry().counter("lost"));
        journal.note(access(Instant.now().minus(Duration.ofDays(399))));
        journal.note(access(Instant.now().minus(Duration.ofDays(401))));
        journal.start().close();
        assertThat(journal.before(Long.MAX_VALUE, 10, ALL)).hasSize(1);
    }

    private static Access access(Instant at) {
        return new Access(at, new Origin("127.0.0.1", "1"), "lan", "POST", "/api/v1/plans", 201);
    }
}
