package ledger.api.page;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.core.plan.PlanId;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import ledger.projections.carriedover.CarriedOver;
import ledger.projections.carriedover.CarriedOverSheet;
import ledger.projections.plan.Appendices;
import ledger.projections.plan.Appendix;
import ledger.projections.plan.Appendix.Kind;
import ledger.projections.plan.Appendix.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that the page of a plan shows, read from one state of the registers. */
record PlanReading(Appendix appendix, Sheet lines, Sheet sections, Sheet agencies, CarriedOver carriedOver) {

    /** Empty for a plan that is not registered. */
    static Optional<PlanReading> of(JdbcClient reading, PlanId plan) {
        return Appendices.find(reading, plan)
                .map(appendix -> new PlanReading(
                        appendix,
                        BalanceSheet.by(reading, plan, Dimension.LINE),
                        BalanceSheet.by(reading, plan, Dimension.SECTION),
                        BalanceSheet.by(reading, plan, Dimension.LEAD_AGENCY),
                        CarriedOverSheet.of(reading, plan)));
    }

    /** The printed rows in printed order, each with its balance. */
    List<PrintedRow> rows() {
        var sections = appendix.rows().stream()
                .filter(row -> row.kind() == Kind.SECTION)
                .collect(Collectors.toMap(Row::code, row -> row));
        return appendix.rows().stream()
                .map(row -> new PrintedRow(row, sections.getOrDefault(row.section(), row), balance(row)))
                .toList();
    }

    /** The sections as the total's row names them: (I) + (II). */
    String summands() {
        return sections.items().stream()
                .map(section -> "(" + section.key() + ")")
                .collect(Collectors.joining(" + "));
    }

    private Item balance(Row row) {
        var sheet = row.kind() == Kind.SECTION ? sections : lines;
        var within = row.kind() == Kind.PARENT ? withDescendants(row.code()) : Set.of(row.code());
        return Item.sum(
                row.code(),
                row.title(),
                sheet.items().stream()
                        .filter(item -> within.contains(item.key()))
                        .toList());
    }

    /** Rows stand below their parents, so one pass finds them all. */
    private Set<String> withDescendants(String code) {
        var found = new HashSet<>(Set.of(code));
        appendix.rows().stream()
                .filter(row -> row.parent() != null && found.contains(row.parent()))
                .forEach(row -> found.add(row.code()));
        return found;
    }
}
