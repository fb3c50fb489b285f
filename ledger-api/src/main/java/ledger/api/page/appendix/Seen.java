package ledger.api.page.appendix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Section;
import ledger.projections.balance.BalanceSheet.Item;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a filter leaves of an appendix, in printed order. Sections and parents of what is left stand above it and say
 * what it adds up to.
 *
 * @param leaves how many lines are shown
 * @param of how many there are
 * @param amount the sum of what is printed on the lines shown, in đồng
 * @param total the sum of their balances
 */
record Seen(List<PrintedRow> rows, int leaves, int of, long amount, Item total) {

    /**
     * Who looks at the rows.
     *
     * @param opens by the code of a lead agency, whether its lines may be looked into
     * @param records by the code of a lead agency, whether may be recorded on its lines
     */
    record Reader(Function<String, Boolean> opens, Function<String, Boolean> records) {}

    static Seen of(PlanReading reading, Filter filter, Reader reader) {
        return new Printing(reading, filter, reader).seen();
    }

    /** The sections as the total's row names them: (I) + (II). */
    public String summands() {
        return rows.stream()
                .filter(PrintedRow::section)
                .map(section -> "(" + section.code() + ")")
                .collect(Collectors.joining(" + "));
    }

    /** Sets one row after the other. */
    private static final class Printing {

        private final PlanReading reading;
        private final Sieve sieve;
        private final Reader reader;
        private final Map<String, Item> balances;
        private final Set<LineCode> shown = new HashSet<>();
        private final List<PrintedRow> rows = new ArrayList<>();

        Printing(PlanReading reading, Filter filter, Reader reader) {
            this.reading = reading;
            this.sieve = new Sieve(filter, reading);
            this.reader = reader;
            this.balances = reading.lines().items().stream().collect(Collectors.toMap(Item::key, item -> item));
            reading.known()
                    .plan()
                    .sections()
                    .forEach(section -> section.leaves()
                            .filter(leaf -> sieve.lets(leaf, section, balance(leaf)))
                            .forEach(leaf -> shown.add(leaf.code())));
        }

        Seen seen() {
            var plan = reading.known().plan();
            plan.sections().forEach(this::section);
            var leaves = shown(plan.leaves());
            return new Seen(
                    List.copyOf(rows),
                    leaves.size(),
                    (int) plan.leaves().count(),
                    amount(leaves),
                    sum(plan.id().value(), plan.number(), leaves));
        }

        private void section(Section section) {
            var leaves = shown(section.leaves());
            // A section without lines, as of a day before they were opened, is printed as well.
            if (!leaves.isEmpty() || section.lines().isEmpty() && !sieve.narrows()) {
                rows.add(new PrintedRow(
                        "section",
                        section.code().value(),
                        null,
                        section.code().value(),
                        section.title(),
                        section.leadAgency(),
                        true,
                        section.coordinating(),
                        section.time(),
                        false,
                        null,
                        null,
                        null,
                        amount(leaves),
                        section.note(),
                        List.of(),
                        sum(section.code().value(), section.title(), leaves),
                        null,
                        false,
                        false));
                section.lines()
                        .forEach(line -> line(line, section, section.code().value()));
            }
        }

        private void line(Line line, Section section, String parent) {
            var leaves = shown(line.leaves());
            if (leaves.isEmpty()) {
                return;
            }
            var code = line.code().value();
            var sub = !parent.equals(section.code().value());
            var lead = line.ledBy(section);
            var balance = sum(code, line.title(), leaves);
            rows.add(new PrintedRow(
                    line.leaf() ? sub ? "sub" : "leaf" : "parent",
                    code,
                    parent,
                    sub ? "–" : code.substring(code.lastIndexOf('.') + 1),
                    line.title(),
                    lead,
                    !lead.equals(section.leadAgency()),
                    line.coordinating(),
                    line.time(),
                    line.time() == null && section.time() != null,
                    line.unit(),
                    count(line.quantity()),
                    dong(line.unitPrice()),
                    amount(leaves),
                    line.note(),
                    line.carriedOver(),
                    balance,
                    line.leaf() ? sieve.state(line, balance) : null,
                    line.leaf() && reader.opens().apply(lead.code()),
                    line.leaf() && reader.records().apply(lead.code())));
            line.lines().forEach(below -> line(below, section, code));
        }

        private List<Line> shown(Stream<Line> leaves) {
            return leaves.filter(leaf -> shown.contains(leaf.code())).toList();
        }

        private Item balance(Line leaf) {
            var code = leaf.code().value();
            return balances.getOrDefault(code, Item.sum(code, leaf.title(), List.of()));
        }

        private Item sum(String key, String label, List<Line> leaves) {
            return Item.sum(key, label, leaves.stream().map(this::balance).toList());
        }

        private static long amount(List<Line> leaves) {
            return leaves.stream()
                    .map(Line::amount)
                    .reduce(Money.ZERO, Money::plus)
                    .dong();
        }

        private static @Nullable Long count(@Nullable Quantity quantity) {
            return quantity == null ? null : quantity.count();
        }

        private static @Nullable Long dong(@Nullable Money money) {
            return money == null ? null : money.dong();
        }
    }
}
