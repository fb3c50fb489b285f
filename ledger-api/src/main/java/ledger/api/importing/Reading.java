package ledger.api.importing;

import java.util.List;

/** What comes of a file that was sent in. */
public sealed interface Reading permits CheckedAppendix, Reading.Unreadable {

    /**
     * No table could be read from it; there is nothing to keep.
     *
     * @param findings why, one ERROR with the code {@code empty}, {@code unreadable} or {@code no-table}
     */
    record Unreadable(List<Finding> findings) implements Reading {
        public Unreadable {
            findings = List.copyOf(findings);
        }
    }
}
