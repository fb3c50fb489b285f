package ledger.api.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody holds a connection and waits for another: a single one is enough for all, one after the other. */
class LastConnectionTest extends Story {

    @Autowired
    private DataSource reading;

    private final Deque<Connection> taken = new ArrayDeque<>();

    private void takeAllButOne() throws SQLException {
        var pool = reading.unwrap(HikariDataSource.class);
        while (taken.size() < pool.getMaximumPoolSize() - 1) {
            taken.push(pool.getConnection());
        }
    }

    @AfterEach
    void giveBack() throws SQLException {
        while (!taken.isEmpty()) {
            taken.pop().close();
        }
    }

    @Test
    void the_registers_follow_the_log() throws SQLException {
        takeAllButOne();
        long position = registerAndAllocate();
        assertThat(balance("line", "III.2", position).path("allocated").asLong())
                .isEqualTo(300_000_000);
    }

    @Test
    void accounts_are_changed_for_agencies_that_there_are() throws SQLException {
        register();
        takeAllButOne();
        var administrator = as("quantri");
        var path = "/api/v1/accounts/ketoan.ctk";
        var json = Map.of("Content-Type", "application/json");
        var unknown = administrator.anything("PATCH", path, json, "{\"agency\": \"khong-co\"}".getBytes());
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("/agency");
        var known = administrator.anything("PATCH", path, json, "{\"agency\": \"cuc-thong-ke\"}".getBytes());
        assertThat(known.statusCode()).as(known.body()).isEqualTo(200);
    }
}
