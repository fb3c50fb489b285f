package ledger.api.importing;

import org.jspecify.annotations.Nullable;

/**
 * How far the check of a file has come. Every number is counted by the work itself.
 *
 * @param done rows or lines that are done in this stage
 * @param total how many there are; null while nobody knows
 */
public record Progress(Stage stage, long done, @Nullable Long total) {

    /** The steps of a check, in their order. */
    public enum Stage {
        /** Waits for its turn; nothing is counted. */
        RECEIVED,
        /** Takes the rows out of the file; how many there are is known only at its end. */
        READING,
        /** Parts the rows into headers, running text, sections and lines. */
        UNDERSTANDING,
        /** Reads and checks the figures of sections and lines. */
        CHECKING
    }

    /** Told of every step. */
    interface Listener {
        Listener NOBODY = (stage, done, total) -> {};

        /** @param total null while nobody knows */
        void at(Stage stage, long done, @Nullable Long total);
    }
}
