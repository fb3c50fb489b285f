package ledger.api.store;

/**
 * The database could not be reached or could not do its work. Unless the message says otherwise nothing was recorded;
 * a re-sent key resolves every doubt. The cause is for the log and never for a caller.
 */
public final class StoreUnavailable extends RuntimeException {

    StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
