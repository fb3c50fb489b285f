package ledger.api.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.export.Csv;
import ledger.api.words.Phrasebook;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;

/** Balances as rows parted by commas, in đồng: what stands in each column, one row for each balance, and the total. */
final class BalanceCsv {

    private static final String BUNDLE = "ledger.api.plan.balances";
    private static final Phrasebook VIETNAMESE = Phrasebook.vietnamese(BUNDLE);
    private static final Phrasebook ENGLISH = Phrasebook.english(BUNDLE);

    private BalanceCsv() {}

    static byte[] of(Sheet sheet, Locale locale) {
        var words = locale.getLanguage().equals("en") ? ENGLISH : VIETNAMESE;
        var total = sheet.total();
        var rows = new ArrayList<List<Object>>();
        rows.add(row(
                words.sentence("key"),
                words.sentence("label"),
                figures(total).keySet().stream().map(words::sentence).toList()));
        sheet.items()
                .forEach(item ->
                        rows.add(row(item.key(), item.label(), figures(item).values())));
        rows.add(row(words.sentence("total"), total.label(), figures(total).values()));
        return Csv.of(rows);
    }

    private static List<Object> row(String key, String label, Collection<?> figures) {
        var cells = new ArrayList<Object>();
        cells.add(key);
        cells.add(label);
        cells.addAll(figures);
        return cells;
    }

    /** The figures of the JSON answer, each in a column of its own. */
    private static Map<String, Object> figures(Item item) {
        var figures = BalanceDoor.figures(item);
        figures.remove("carriedOver");
        var over = item.carriedOver();
        figures.put("carriedOver.approved", over.approved());
        figures.put("carriedOver.allocated", over.allocated());
        figures.put("carriedOver.available", over.available());
        figures.put("carriedOver.committed", over.committed());
        figures.put("carriedOver.disbursed", over.disbursed());
        return figures;
    }
}
