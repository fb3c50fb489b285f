package ledger.api.page.appendix;

import java.util.List;
import ledger.core.plan.Agency;
import ledger.core.plan.PortionShare;
import ledger.projections.balance.BalanceSheet.Item;
import org.jspecify.annotations.Nullable;

/**
 * A row of the appendix as it is printed, and its balance; amounts in đồng.
 *
 * @param style how it is set: {@code section}, {@code parent}, {@code leaf} or {@code sub} (a leaf below a parent)
 * @param parent the code of the row above it in the tree; null for sections
 * @param number as printed: sections by their code, lines count anew in each section, lines below a line have a dash
 * @param ownLead whether the line names another lead agency than its section
 * @param coordinating as printed on this very row; empty when inherited
 * @param time as printed on this very row; null when inherited or not printed
 * @param timeOfSection whether the time is the one that the section says
 * @param amount of a section or parent, the sum of its leaves that are shown
 * @param carriedOver what of a leaf is carried over from earlier periods
 * @param state of a leaf; null on other rows
 * @param open whether the reader may look into the line
 * @param recordable whether the reader may record on the line
 */
record PrintedRow(
        String style,
        String code,
        @Nullable String parent,
        String number,
        String title,
        Agency lead,
        boolean ownLead,
        List<String> coordinating,
        @Nullable String time,
        boolean timeOfSection,
        @Nullable String unit,
        @Nullable Long quantity,
        @Nullable Long unitPrice,
        long amount,
        @Nullable String note,
        List<PortionShare> carriedOver,
        Item balance,
        @Nullable State state,
        boolean open,
        boolean recordable) {

    public boolean section() {
        return parent == null;
    }

    public boolean leaf() {
        return state != null;
    }

    /** What is set aside of the row's money, and so is neither left nor promised nor paid. */
    public boolean setAside() {
        return balance.held() + balance.reserved() + balance.lapsed() + balance.carriedOut() > 0;
    }
}
