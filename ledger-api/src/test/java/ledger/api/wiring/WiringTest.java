package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class WiringTest {

    @Autowired
    private DataSource reading;

    @Autowired
    private DatabaseAccess access;

    @Test
    void nothing_is_done_as_superuser() throws SQLException {
        for (var source : List.of(reading, WriteSide.unpooled(access))) {
            assertThat(ask(source, "select current_user", "select session_user", "show is_superuser"))
                    .containsExactly("ledger_app", "ledger_app", "off");
        }
    }

    @Test
    void the_application_can_add_to_the_truth_but_not_change_it() throws SQLException {
        assertThat(ask(
                        reading,
                        "select has_table_privilege('ledger.event', 'insert')",
                        "select has_table_privilege('ledger.event', 'update')",
                        "select has_table_privilege('ledger.event', 'delete')",
                        "select has_table_privilege('ledger.event', 'truncate')"))
                .containsExactly("t", "f", "f", "f");
    }

    private static List<String> ask(DataSource source, String... questions) throws SQLException {
        var answers = new ArrayList<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var question : questions) {
                try (var answer = statement.executeQuery(question)) {
                    answer.next();
                    answers.add(answer.getString(1));
                }
            }
        }
        return answers;
    }
}
