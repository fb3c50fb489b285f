package ledger.api.page.overview;

import java.util.List;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;

/**
 * What became of the money of an agency or a section, in đồng: {@code disbursed + committed + left + other = allocated}.
 *
 * @param key the agency's or the section's code
 * @param committed what is not disbursed yet
 * @param other held, reserved, lapsed and carried out
 */
public record Bar(String key, String label, long disbursed, long committed, long left, long other, long allocated) {

    static List<Bar> of(Sheet sheet) {
        return sheet.items().stream().map(Bar::of).toList();
    }

    private static Bar of(Item item) {
        return new Bar(
                item.key(),
                item.label(),
                item.disbursed(),
                item.committed(),
                item.available(),
                item.held() + item.reserved() + item.lapsed() + item.carriedOut(),
                item.allocated());
    }
}
