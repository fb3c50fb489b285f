package ledger.api.store;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** A batch of which nothing was stored, through no fault of its commands; says what is worth trying next. */
final class BatchFailed extends Exception {

    enum Remedy {
        /** The connection died or the node had fallen behind: the same again on fresh ground. */
        AGAIN,
        /** Something in the batch is the cause: find it by trying one by one. */
        ONE_BY_ONE,
        /** No connection, no lock, or no knowledge of the outcome: trying more only makes callers wait. */
        NONE
    }

    private static final Set<String> CONNECTION_DIED = Set.of("57P01", "57P02", "57P03", "25P03");

    final Remedy remedy;

    BatchFailed(Remedy remedy, String what, @Nullable Throwable cause) {
        super(what, cause, false, false);
        this.remedy = remedy;
    }

    static BatchFailed because(Throwable cause) {
        var state = sqlState(cause);
        var died = state.startsWith("08") || CONNECTION_DIED.contains(state);
        return new BatchFailed(
                died ? Remedy.AGAIN : Remedy.ONE_BY_ONE, "The ledger's database could not do its work", cause);
    }

    /** What a caller gets when nothing more is tried: never the database's own words, but a bug as it is. */
    Throwable forTheCaller() {
        var cause = getCause();
        if (cause != null && remedy == Remedy.ONE_BY_ONE && !isInfrastructure(cause)) {
            return cause;
        }
        return new StoreUnavailable(String.valueOf(getMessage()), cause == null ? this : cause);
    }

    /** Whether a handler failed because of the database and not because of its own rules. */
    static boolean isInfrastructure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof DataAccessException
                    || cause instanceof EventStoreException
                    || cause instanceof StoreUnavailable) {
                return true;
            }
        }
        return false;
    }

    private static String sqlState(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
