package ledger.api.page.appendix;

import java.util.Locale;
import ledger.projections.balance.BalanceSheet.Item;

/** What somebody looks for by the money of a line: how far its work has come, or what its figures have. */
enum Sought {
    NONE,
    OPEN,
    DONE,
    OVERDUE,
    /** Something was committed, be it disbursed or not. */
    COMMITTED,
    DISBURSED,
    LEFT;

    boolean finds(State state, Item balance) {
        return switch (this) {
            case NONE -> state == State.NONE;
            // What is overdue is under way as well.
            case OPEN -> state == State.OPEN || state == State.OVERDUE;
            case DONE -> state == State.DONE;
            case OVERDUE -> state == State.OVERDUE;
            case COMMITTED -> balance.committed() + balance.disbursed() > 0;
            case DISBURSED -> balance.disbursed() > 0;
            case LEFT -> balance.available() > 0;
        };
    }

    /** As it stands in an address, and as the key of its words. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
