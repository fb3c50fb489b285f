package ledger.api.store;

import java.util.List;

/** No stream stands any more where the sender of a command had seen it. Nothing was decided, nothing recorded. */
public final class StaleVersion extends RuntimeException {

    private final transient List<StreamVersion> expected;
    private final transient List<StreamVersion> current;

    StaleVersion(List<StreamVersion> expected, List<StreamVersion> current) {
        super("Expected " + expected + ", found " + current, null, false, false);
        this.expected = expected;
        this.current = current;
    }

    /** What was to be found, any of it. */
    public List<StreamVersion> expected() {
        return expected;
    }

    /** How these streams stand; those that do not exist are left out. */
    public List<StreamVersion> current() {
        return current;
    }
}
