package ledger.api.redeciding;

/** What was asked cannot be made out of what is stored: no program that keeps to the rules has stored it so. */
final class NotReadable extends RuntimeException {

    /** The stored text is none of an event, or of a command. */
    static final String UNREADABLE = "unreadable";
    /** Events that no command records in this order. */
    static final String UNUSUAL = "unusual-write";
    /** The words of a request name no command. */
    static final String WORDING = "request-wording";
    /** A refusal that knew less than what was kept before it, or more than there is. */
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
