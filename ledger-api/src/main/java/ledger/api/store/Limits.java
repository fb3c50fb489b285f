package ledger.api.store;

import java.time.Duration;

/**
 * The bounds of the writer.
 *
 * @param waiting commands that may wait; one more is {@link Overloaded}
 * @param batch commands decided under one lock
 * @param streams a command over more streams than this goes into a batch of its own
 * @param lockWait how long to wait for another node's lock, and how long an idle transaction may hold it
 */
public record Limits(int waiting, int batch, int streams, Duration lockWait) {

    /** What suits a node in normal life. */
    public static Limits standard() {
        return new Limits(1024, 256, 100, Duration.ofSeconds(5));
    }
}
