package ledger.api.replay;

/** Told how far a replay has come, and asked whether it is still wanted. */
public interface Watcher {

    /**
     * Called after each page of the log.
     *
     * @param read events so far
     * @param of events there are to read
     * @throws java.util.concurrent.CancellationException when nobody wants the rest
     */
    void at(long read, long of);
}
