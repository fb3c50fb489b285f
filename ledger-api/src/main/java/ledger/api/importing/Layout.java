package ledger.api.importing;

import java.util.List;
import java.util.Map;

/**
 * Where a header puts its columns.
 *
 * @param at the index of each column's cells, from 0
 * @param units the unit of money that the header states for a column
 * @param names what the header says over every index, "" for nothing
 * @param unit the unit of money of the columns that state none
 */
record Layout(Map<Column, Integer> at, Map<Column, MoneyUnit> units, List<String> names, MoneyUnit unit) {

    MoneyUnit unitOf(Column column) {
        return units.getOrDefault(column, unit);
    }

    int width() {
        return names.size();
    }
}
