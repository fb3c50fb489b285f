package ledger.api.page.appendix;

import java.util.Set;
import ledger.api.recording.Catalogue.Known;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.carriedover.CarriedOver;

/**
 * Everything that the page of a plan shows, as of one moment.
 *
 * @param lines the balance of each leaf
 * @param agencies the balances by lead agency
 * @param overdue the codes of lines with an advance that should have been settled
 * @param moved the codes of lines whose money moved in the days that were asked for; all codes where none were
 */
record PlanReading(
        Known known, Sheet lines, Sheet agencies, CarriedOver carriedOver, Set<String> overdue, Set<String> moved) {

    /** The name of a lead agency; its code where it leads no line. */
    String agency(String code) {
        return agencies.items().stream()
                .filter(item -> item.key().equals(code))
                .map(Item::label)
                .findFirst()
                .orElse(code);
    }
}
