package ledger.api.store;

/** Too many commands are waiting, or the ledger is shutting down. Nothing was recorded; worth asking again. */
public final class Overloaded extends RuntimeException {

    Overloaded(String why) {
        super(why, null, false, false);
    }
}
