package ledger.api.replay;

/** The registers do not come up with the log, so that there is nothing to compare with. */
public final class RegistersBehind extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long shown;
    private final long wanted;

    RegistersBehind(long shown, long wanted) {
        super("The registers show position " + shown + " and not yet " + wanted);
        this.shown = shown;
        this.wanted = wanted;
    }

    public long shown() {
        return shown;
    }

    public long wanted() {
        return wanted;
    }
}
