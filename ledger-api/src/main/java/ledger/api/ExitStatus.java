package ledger.api;

/** Why the program ended; {@code docs/operating.md} lists the numbers, so they never change their meaning. */
public enum ExitStatus {
    USAGE(2),
    /** Given by the launcher only: a Java that is too old cannot run this class. */
    NO_JAVA(3),
    PORT_TAKEN(4),
    DATA_DIRECTORY_UNUSABLE(5),
    DATA_DIRECTORY_IN_USE(6),
    DATABASE_UNREACHABLE(7),
    DATABASE_TOO_OLD(8),
    DATABASE_NOT_PREPARED(9),
    DATABASE_NOT_DURABLE(10),
    EMBEDDED_DATABASE_FAILED(11),
    /** 12 is given by the launcher. A replay found what differs, a broken chain, or an event that cannot be read. */
    DIFFERS(13),
    /** 14 to 16 are given by the verifier of bundles, {@code Verify.java}. The key or the log is not what it should be. */
    CANNOT_SIGN(17),
    /** There is nothing that could be replayed, rebuilt or signed. */
    NO_LEDGER(18);

    private final int number;

    ExitStatus(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
