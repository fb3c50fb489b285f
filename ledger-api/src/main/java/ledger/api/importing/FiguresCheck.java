package ledger.api.importing;

import static ledger.api.importing.Figures.printed;
import static ledger.api.importing.Severity.ERROR;
import static ledger.api.importing.Severity.WARNING;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Checks that the figures of the table agree with each other: leaves, parents, sections, total. */
final class FiguresCheck {

    private final Findings findings;

    FiguresCheck(Findings findings) {
        this.findings = findings;
    }

    void check(List<CheckedSection> sections, @Nullable Row total, @Nullable Money statedTotal) {
        sections.forEach(this::section);
        var sum = Figures.sum(sections.stream().map(CheckedSection::sum));
        if (total == null && !sections.isEmpty()) {
            var last = sections.get(sections.size() - 1);
            int row = last.leaves().mapToInt(CheckedLine::row).max().orElse(last.row());
            var proposed = sum == null ? null : printed(sum);
            findings.around(
                    WARNING, "total-missing", new Place(last.sheet(), row, null), Column.AMOUNT.label, null, proposed);
        } else if (total != null && statedTotal != null && sum != null && !sum.equals(statedTotal)) {
            findings.inCell(
                    ERROR,
                    "plan-sum",
                    total,
                    Column.AMOUNT,
                    printed(sum),
                    statedTotal.dong(),
                    sum.dong(),
                    gap(statedTotal, sum));
        } else if (total != null && total.cell(Column.AMOUNT).isEmpty()) {
            findings.inCell(ERROR, "missing-amount", total, Column.AMOUNT, sum == null ? null : printed(sum));
        }
        if (sum == null && allRead(sections)) {
            findings.around(ERROR, "sum-too-large", Place.FILE, Column.AMOUNT.label, null, null, Money.MAX);
        }
    }

    private static boolean allRead(List<CheckedSection> sections) {
        return sections.stream()
                .allMatch(section ->
                        !section.lines().isEmpty() && section.leaves().allMatch(line -> line.amount() != null));
    }

    private void section(CheckedSection section) {
        section.lines().forEach(this::line);
        var sum = section.sum();
        var stated = section.amount();
        var code = section.code().value();
        if (stated != null && sum != null && !stated.equals(sum)) {
            findings.atSection(
                    ERROR,
                    "section-sum",
                    section,
                    Column.AMOUNT,
                    printed(stated),
                    printed(sum),
                    null,
                    code,
                    stated.dong(),
                    sum.dong(),
                    gap(stated, sum));
        } else if (stated == null && sum != null) {
            findings.atSection(
                    WARNING, "section-amount-missing", section, Column.AMOUNT, null, printed(sum), null, code);
        }
    }

    private void line(CheckedLine line) {
        if (line.code() == null) {
            return; // it has a graver fault
        }
        if (line.leaf()) {
            leaf(line);
        } else {
            parent(line);
        }
    }

    private void leaf(CheckedLine line) {
        var code = String.valueOf(line.code());
        var quantity = line.quantity();
        var unitPrice = line.unitPrice();
        var amount = line.amount();
        if (amount == null && blank(line, Column.AMOUNT)) {
            findings.atLine(ERROR, "missing-amount", line, Column.AMOUNT, null, null);
        }
        if (quantity == null
                ? unitPrice != null && blank(line, Column.QUANTITY)
                : unitPrice == null && blank(line, Column.UNIT_PRICE)) {
            var column = quantity == null ? Column.QUANTITY : Column.UNIT_PRICE;
            findings.atLine(WARNING, "no-product", line, column, null, null, code, column.label);
        }
        if (quantity != null && line.unit() == null) {
            findings.atLine(WARNING, "unit-missing", line, Column.UNIT, null, null, code);
        }
        if (quantity == null || unitPrice == null || amount == null) {
            return;
        }
        var price = Figures.price(quantity, unitPrice);
        if (price == null) {
            findings.atLine(ERROR, "sum-too-large", line, Column.AMOUNT, printed(amount), null, Money.MAX);
        } else if (!price.equals(amount)) {
            findings.atLine(
                    ERROR,
                    "quantity-times-price",
                    line,
                    Column.AMOUNT,
                    printed(amount),
                    printed(price),
                    code,
                    quantity.count(),
                    unitPrice.dong(),
                    price.dong(),
                    amount.dong(),
                    gap(amount, price));
        }
    }

    private void parent(CheckedLine parent) {
        parent.lines().forEach(this::line);
        var code = String.valueOf(parent.code());
        var sum = Figures.sum(parent.lines().stream().map(CheckedLine::amount));
        var stated = parent.amount();
        if (stated != null && sum != null && !stated.equals(sum)) {
            findings.atLine(
                    ERROR,
                    "parent-sum",
                    parent,
                    Column.AMOUNT,
                    printed(stated),
                    printed(sum),
                    code,
                    stated.dong(),
                    sum.dong(),
                    gap(stated, sum));
        }
        if (parent.unitPrice() != null) {
            findings.atLine(
                    WARNING, "parent-price", parent, Column.UNIT_PRICE, printed(parent.unitPrice()), null, code);
        }
        parentQuantity(parent, code);
    }

    /** Quantities of different units are never added, so the parent's is checked only if its sub-lines share its unit. */
    private void parentQuantity(CheckedLine parent, String code) {
        var stated = parent.quantity();
        var units =
                parent.lines().stream().map(line -> String.valueOf(line.unit())).collect(Collectors.toSet());
        if (stated == null || !units.equals(Set.of(String.valueOf(parent.unit())))) {
            return;
        }
        var sum = Quantity.NONE;
        for (var line : parent.lines()) {
            if (line.quantity() == null) {
                return;
            }
            sum = sum.plus(line.quantity());
        }
        if (!sum.equals(stated)) {
            findings.atLine(
                    ERROR,
                    "parent-quantity",
                    parent,
                    Column.QUANTITY,
                    stated.toString(),
                    sum.toString(),
                    code,
                    stated.count(),
                    sum.count());
        }
    }

    /** Blank, rather than filled with something that was found unreadable. */
    private boolean blank(CheckedLine line, Column column) {
        return !findings.wrong(line, column);
    }

    private static long gap(Money one, Money other) {
        return Math.abs(one.dong() - other.dong());
    }
}
