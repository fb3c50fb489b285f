package ledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@SpringBootTest
class WiringTest {

    @Autowired
    private DataSource reading;

    @Autowired
    @Qualifier("writer")
    private DataSource writer;

    @Autowired
    private Configuration axon;

    @Autowired
    private SmartLifecycle axonLifecycle;

    @Test
    void the_writer_gives_up_its_lock_before_others_have_waited_long() throws SQLException {
        assertThat(ask(
                        writer,
                        "show idle_in_transaction_session_timeout",
                        "show lock_timeout",
                        "show statement_timeout",
                        "show tcp_user_timeout"))
                .startsWith("5s", "5s", "10s");
    }

    @Test
    void nothing_is_done_as_superuser() throws SQLException {
        for (var source : List.of(reading, writer)) {
            assertThat(ask(source, "select current_user", "select session_user", "show is_superuser"))
                    .containsExactly("ledger_app", "ledger_app", "off");
        }
    }

    @Test
    void axon_runs_in_the_transactions_of_the_registers() {
        assertThat(axon.getComponent(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        var bound = axon.getComponent(TransactionManager.class)
                .fetchInTransaction(() -> TransactionSynchronizationManager.hasResource(reading));
        assertThat(bound)
                .as("the reading connection is bound to Axon's transaction")
                .isTrue();
        assertThat(axonLifecycle.isRunning()).isTrue();
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
