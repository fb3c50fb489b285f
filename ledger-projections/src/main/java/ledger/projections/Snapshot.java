package ledger.projections;

import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads rows and the position they show from one snapshot of the database. */
public final class Snapshot {

    private final JdbcClient reading;
    private final TransactionTemplate transaction;

    public Snapshot(DataSource database) {
        reading = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Runs the question, of any number of statements, against one state of the registers. */
    public <T> Reading<T> read(Function<JdbcClient, T> question) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // Said in SQL, and not through the driver, so that it holds for this transaction only.
            reading.sql("set transaction isolation level repeatable read, read only")
                    .update();
            long position = reading.sql("select position from reading.token")
                    .query(Long.class)
                    .single();
            return new Reading<>(position, question.apply(reading));
        }));
    }
}
