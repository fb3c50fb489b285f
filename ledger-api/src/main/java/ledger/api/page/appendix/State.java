package ledger.api.page.appendix;

import ledger.projections.balance.BalanceSheet.Item;

/** How far the work of a line has come, by its money. */
enum State {
    /** Nothing was committed or disbursed yet. */
    NONE,
    OPEN,
    /** Money went out, and nothing of the line is left to use, to pay or to settle. */
    DONE,
    /** An advance should have been settled by now. */
    OVERDUE;

    /** @param overdue whether an advance of the line should have been settled */
    static State of(Item balance, boolean overdue) {
        if (overdue) {
            return OVERDUE;
        } else if (balance.committed() + balance.disbursed() == 0) {
            return NONE;
        }
        var standing =
                balance.available() + balance.held() + balance.reserved() + balance.committed() + balance.advanced();
        return standing == 0 ? DONE : OPEN;
    }
}
