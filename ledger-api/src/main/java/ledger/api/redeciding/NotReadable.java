package ledger.api.redeciding;

/** What was asked cannot be made out of what is stored. */
final class NotReadable extends RuntimeException {

    /** The stored text is none of an event, or of a command. */
    static final String UNREADABLE = "unreadable";
    /** Events that no command records in this order. */
    static final String UNUSUAL = "unusual-write";
    /** The words of a request are not understood any more. */
    static final String WORDING = "request-wording";
    /** Turned away by role, by agency or for a line that there is not: no rule of the books was asked. */
    static final String AT_THE_DOOR = "at-the-door";
    /** Decided on commands before it that were given up with it. */
    static final String LATER_STEP = "later-step";
    /** Further events of it lie behind the last position that is read. */
    static final String CUT_OFF = "cut-off";
    /** Stored out of the order in which it was decided. */
    static final String OUT_OF_ORDER = "out-of-order";

    private static final long serialVersionUID = 1;

    private final String why;

    NotReadable(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    /** A code that stays. */
    String why() {
        return why;
    }
}
