package ledger.projections.carriedover;

import static ledger.projections.Column.longOrNull;
import static ledger.projections.Column.textOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.PortionShare;
import ledger.projections.Moment;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.carriedover.CarriedOver.Figures;
import ledger.projections.carriedover.CarriedOver.Item;
import ledger.projections.carriedover.CarriedOver.Total;
import ledger.projections.carriedover.CarriedOver.UnitQuantity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the work that a plan carries over from earlier periods. */
public final class CarriedOverSheet {

    private final Snapshot snapshot;

    public CarriedOverSheet(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The portions in printed order and their sums; without items for a plan that carries nothing over. */
    public Reading<CarriedOver> of(PlanId plan) {
        return snapshot.read(reading -> of(reading, plan));
    }

    /** The same as a part of a larger reading. */
    public static CarriedOver of(JdbcClient reading, PlanId plan) {
        var sql = "select * from reading.carried_over where plan = ? order by ordinal, suborder";
        var items = reading.sql(sql)
                .param(plan.value())
                .query(CarriedOverSheet::item)
                .list();
        return summed(items);
    }

    static CarriedOver summed(List<Item> items) {
        return new CarriedOver(items, totals(items, Item::period), totals(items, Item::rolledUp), total("", items));
    }

    /**
     * The portions as of a moment, in the order printed then.
     *
     * @param plan as it was then
     */
    public CarriedOver asOf(Plan plan, Moment moment) {
        var figures = Standing.of(snapshot, plan.id(), moment);
        var periods = Period.of(plan);
        var items = new ArrayList<Item>();
        plan.leaves()
                .forEach(line -> line.portions().stream()
                        .filter(share -> share.portion().carriedOver())
                        .map(share -> item(plan, line, share, periods, figures))
                        .forEach(items::add));
        return summed(items);
    }

    private static Item item(
            Plan plan, Line line, PortionShare share, List<Period> periods, Map<String, Standing> figures) {
        var then = figures.getOrDefault(line.code() + "/" + share.portion(), Standing.NOTHING);
        return new Item(
                plan.id().value(),
                line.code().value(),
                line.title(),
                line.unit(),
                share.portion().label(),
                Period.of(share.portion()).widest(periods).label(),
                share.quantity() == null ? null : share.quantity().count(),
                then.used(),
                new Figures(
                        share.amount().dong(),
                        then.allocated(),
                        then.available(),
                        then.committed(),
                        then.disbursed(),
                        then.spent()),
                List.of());
    }

    private static List<Total> totals(List<Item> items, Function<Item, String> label) {
        var groups = new TreeMap<String, List<Item>>();
        items.forEach(item -> groups.computeIfAbsent(label.apply(item), key -> new ArrayList<>())
                .add(item));
        return groups.entrySet().stream()
                .map(group -> total(group.getKey(), group.getValue()))
                .toList();
    }

    private static Total total(String period, List<Item> items) {
        var quantities = new TreeMap<String, UnitQuantity>();
        for (var item : items) {
            if (item.unit() != null && item.quantity() != null) {
                quantities.merge(
                        item.unit(),
                        new UnitQuantity(item.unit(), item.quantity(), item.committedQuantity()),
                        UnitQuantity::plus);
            }
        }
        var figures = items.stream().map(Item::figures).reduce(Figures.NONE, Figures::plus);
        return new Total(period, figures, List.copyOf(quantities.values()));
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getString("plan"),
                row.getString("line"),
                row.getString("title"),
                textOrNull(row, "unit"),
                row.getString("period"),
                row.getString("rolled_up"),
                longOrNull(row, "quantity"),
                row.getLong("quantity_used"),
                new Figures(
                        row.getLong("amount"),
                        row.getLong("allocated"),
                        row.getLong("available"),
                        row.getLong("committed"),
                        row.getLong("disbursed"),
                        row.getLong("spent")),
                List.of());
    }
}
