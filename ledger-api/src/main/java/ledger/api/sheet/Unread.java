package ledger.api.sheet;

import java.util.List;

/** Ends the reading of a file from within the parsers; it does not leave this package. */
final class Unread extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Opened.Unreadable reason;

    private Unread(Opened.Unreadable reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    static Unread because(String code, Object... facts) {
        return new Unread(Opened.Unreadable.file(code, facts));
    }

    /** At a cell, counted from 1; what was read there is the fact of the message. */
    static Unread at(String code, int row, int cell, String read) {
        return new Unread(new Opened.Unreadable(code, row, cell, read, List.of(read)));
    }

    Opened.Unreadable reason() {
        return reason;
    }
}
