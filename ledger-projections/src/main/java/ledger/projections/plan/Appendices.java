package ledger.projections.plan;

import static java.util.stream.Collectors.groupingBy;
import static ledger.projections.Column.date;
import static ledger.projections.Column.instant;
import static ledger.projections.Column.longOrNull;
import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.core.document.Document;
import ledger.core.plan.Agency;
import ledger.core.plan.PlanId;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.plan.Appendix.Amendment;
import ledger.projections.plan.Appendix.Header;
import ledger.projections.plan.Appendix.Kind;
import ledger.projections.plan.Appendix.Row;
import ledger.projections.plan.Appendix.Share;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads registered appendices. */
public final class Appendices {

    private final Snapshot snapshot;

    public Appendices(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The plans in force, in the order in which they were registered.
     *
     * @param withdrawn whether those that were withdrawn are listed as well
     */
    public Reading<List<Header>> headers(boolean withdrawn) {
        return snapshot.read(
                reading -> reading.sql("select * from reading.plan where withdrawn is null or ? order by position")
                        .param(withdrawn)
                        .query(Appendices::header)
                        .list());
    }

    public Reading<Optional<Appendix>> find(PlanId plan) {
        return snapshot.read(reading -> find(reading, plan));
    }

    /** The same as a part of a larger reading. */
    public static Optional<Appendix> find(JdbcClient reading, PlanId plan) {
        return reading.sql("select * from reading.plan where plan = ?")
                .param(plan.value())
                .query(Appendices::header)
                .optional()
                .map(header -> new Appendix(header, rows(reading, plan)));
    }

    private static List<Row> rows(JdbcClient reading, PlanId plan) {
        var portions = reading
                .sql("select * from reading.portion where plan = ? order by line, ordinal")
                .param(plan.value())
                .query(Appendices::share)
                .list()
                .stream()
                .collect(groupingBy(Share::line));
        return reading.sql("select * from reading.line where plan = ? order by ordinal")
                .param(plan.value())
                .query((row, number) -> row(row, portions))
                .list();
    }

    private static Header header(ResultSet row, int number) throws SQLException {
        return new Header(
                row.getString("plan"),
                row.getString("number"),
                date(row, "decided"),
                row.getInt("fiscal_year"),
                row.getString("issuer"),
                row.getString("funding_source"),
                new Agency(row.getString("budget_holder"), row.getString("budget_holder_name")),
                row.getLong("approved_total"),
                date(row, "effective"),
                instant(row, "recorded_at"),
                row.getLong("position"),
                amendment(row));
    }

    private static @Nullable Amendment amendment(ResultSet row) throws SQLException {
        var decision = textOrNull(row, "amending_decision");
        return decision == null
                ? null
                : new Amendment(
                        row.getLong("amendments"),
                        new Document(decision, date(row, "amending_date")),
                        date(row, "amended_from"));
    }

    private static Share share(ResultSet row, int number) throws SQLException {
        return new Share(
                row.getString("line"), row.getString("portion"), longOrNull(row, "quantity"), row.getLong("amount"));
    }

    private static Row row(ResultSet row, Map<String, List<Share>> portions) throws SQLException {
        var code = row.getString("line");
        var coordinating = textOrNull(row, "coordinating");
        return new Row(
                code,
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                textOrNull(row, "parent"),
                row.getInt("ordinal"),
                row.getString("section"),
                new Agency(row.getString("lead_agency"), row.getString("lead_agency_name")),
                coordinating == null ? List.of() : coordinating.lines().toList(),
                textOrNull(row, "unit"),
                longOrNull(row, "quantity"),
                longOrNull(row, "unit_price"),
                row.getLong("amount"),
                textOrNull(row, "time"),
                textOrNull(row, "note"),
                portions.getOrDefault(code, List.of()));
    }
}
