package ledger.api.importing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/** The figures in the cells of one table. What can be read in two ways is decided by the table itself or not at all. */
final class CellFigures {

    private static final BigDecimal LARGEST_QUANTITY = BigDecimal.valueOf(999_999_999);
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(Money.MAX);

    private final Findings findings;

    /** The columns in which some cell parts thousands with commas. */
    private final Set<Column> commas = EnumSet.noneOf(Column.class);

    CellFigures(List<Row> rows, Findings findings) {
        this.findings = findings;
        for (var column : List.of(Column.QUANTITY, Column.UNIT_PRICE, Column.AMOUNT)) {
            if (rows.stream().anyMatch(row -> Figure.commasPartThousands(row.cell(column)))) {
                commas.add(column);
            }
        }
    }

    /** The amount in a cell; null when the cell is blank or, with an ERROR found, when it holds no whole amount. */
    @Nullable
    Money money(Row row, Column column) {
        var figure = Figure.read(row.typed(column));
        var read = row.cell(column);
        if (!usable(figure, row, column, "not-an-amount", column.label)) {
            return null;
        }
        var readings = readings(row, column, figure);
        if (readings.size() > 1) {
            findings.inCell(
                    Severity.ERROR,
                    "ambiguous-amount",
                    row,
                    column,
                    null,
                    read,
                    column.label,
                    readings.get(0),
                    readings.get(1));
            return null;
        }
        var dong = readings.get(0);
        if (dong.stripTrailingZeros().scale() > 0) {
            findings.inCell(Severity.ERROR, "not-whole-dong", row, column, null, read, column.label);
            return null;
        }
        if (dong.compareTo(LARGEST_AMOUNT) > 0) {
            findings.inCell(Severity.ERROR, "amount-too-large", row, column, null, read, column.label, Money.MAX);
            return null;
        }
        var money = Money.dong(dong.longValueExact());
        var unit = figure.unit();
        if (unit != null && !unit.plain()) {
            findings.inCell(
                    Severity.WARNING, "amount-with-unit", row, column, Figures.printed(money), read, money.dong());
        }
        return money;
    }

    /** The quantity in a cell; null when the cell is blank or, with an ERROR found, when it holds no whole number. */
    @Nullable
    Quantity quantity(Row row) {
        var figure = CountedCell.quantity(row).figure();
        if (!usable(figure, row, Column.QUANTITY, "not-a-quantity")) {
            return null;
        }
        var number = quantityOf(figure);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(LARGEST_QUANTITY) > 0
                || figure.unit() != null) {
            findings.inCell(Severity.ERROR, "not-a-quantity", row, Column.QUANTITY, null, row.cell(Column.QUANTITY));
            return null;
        }
        return Quantity.of(number.longValueExact());
    }

    private BigDecimal quantityOf(Figure figure) {
        boolean decimals = figure.other() != null && !commas.contains(Column.QUANTITY);
        return requireNonNull(decimals ? figure.other() : figure.value());
    }

    /** Whether the cell holds a number of its own; if it does not though it is filled, an ERROR is found. */
    private boolean usable(Figure figure, Row row, Column column, String none, Object... facts) {
        if (figure.kind() == Figure.Kind.BLANK || row.typed(column).unreckoned()) {
            return false;
        }
        var error = row.continued(column)
                ? "merged-figure"
                : switch (figure.kind()) {
                    case FORMULA_ERROR -> "formula-error";
                    case NEGATIVE -> column.money() ? "negative-amount" : none;
                    case NONE -> none;
                    case NUMBER, BLANK -> null;
                };
        if (error != null) {
            var all =
                    Stream.concat(Stream.of(row.cell(column)), Stream.of(facts)).toArray();
            findings.inCell(Severity.ERROR, error, row, column, null, all);
        }
        return error == null;
    }

    /** The amounts in đồng that the cell may mean: one, or two when nothing in the table tells which. */
    private List<BigDecimal> readings(Row row, Column column, Figure figure) {
        var one = dong(row, column, figure, requireNonNull(figure.value()));
        if (figure.other() == null || commas.contains(column)) {
            return List.of(one);
        }
        var both = List.of(one, dong(row, column, figure, figure.other()));
        var fitting =
                both.stream().filter(reading -> product(row, column, reading)).toList();
        return fitting.size() == 1 ? fitting : both;
    }

    /** Whether quantity × unit price = amount with this reading, in whole đồng. */
    private boolean product(Row row, Column column, BigDecimal reading) {
        var quantity = CountedCell.quantity(row).figure();
        var partner = column == Column.AMOUNT ? Column.UNIT_PRICE : Column.AMOUNT;
        var figure = Figure.read(row.typed(partner));
        if (!quantity.isNumber()
                || !figure.isNumber()
                || reading.stripTrailingZeros().scale() > 0) {
            return false;
        }
        var count = quantityOf(quantity);
        var others = new ArrayList<BigDecimal>();
        others.add(dong(row, partner, figure, requireNonNull(figure.value())));
        if (figure.other() != null) {
            others.add(dong(row, partner, figure, figure.other()));
        }
        return others.stream()
                .anyMatch(other -> column == Column.AMOUNT
                        ? count.multiply(other).compareTo(reading) == 0
                        : count.multiply(reading).compareTo(other) == 0);
    }

    private static BigDecimal dong(Row row, Column column, Figure figure, BigDecimal number) {
        var unit = figure.unit() == null ? row.layout().unitOf(column) : figure.unit();
        return number.multiply(unit.dong());
    }
}
