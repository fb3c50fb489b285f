package ledger.core.plan;

/** A leaf line of one plan, written {@code 950-KH-UBND-2021:III.2}; the name of its event stream. */
public record LineId(PlanId plan, LineCode code) {

    public static LineId parse(String text) {
        int colon = text.indexOf(':');
        return new LineId(new PlanId(text.substring(0, colon)), new LineCode(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return plan + ":" + code;
    }
}
