package ledger.api.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Reading;
import ledger.projections.Snapshot;
import ledger.projections.carriedover.CarriedOver;
import ledger.projections.carriedover.CarriedOver.Figures;
import ledger.projections.carriedover.CarriedOverSheet;
import ledger.projections.carriedover.Chains;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The work carried over from earlier periods: what was done, paid and left of each item. */
@RestController
class CarriedOverDoor {

    private final Catalogue catalogue;
    private final CarriedOverSheet carriedOver;
    private final Snapshot snapshot;

    CarriedOverDoor(Catalogue catalogue, CarriedOverSheet carriedOver, Snapshot snapshot) {
        this.catalogue = catalogue;
        this.carriedOver = carriedOver;
        this.snapshot = snapshot;
    }

    @GetMapping(Answers.API + "/plans/{plan}/carried-over")
    ResponseEntity<Map<String, Object>> of(@PathVariable String plan, AsOf time) {
        var reading = read(catalogue.plan(plan).id(), time);
        var sheet = reading.value();
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", plan);
        members.put("currency", "VND");
        time.in(members);
        members.put("position", reading.position());
        members.put("items", sheet.items().stream().map(CarriedOverDoor::item).toList());
        members.put("byPeriod", totals(sheet.byPeriod()));
        members.put("rolledUp", totals(sheet.rolledUp()));
        members.put("total", total(sheet.total()));
        return Positions.at(reading.position(), members);
    }

    private Reading<CarriedOver> read(PlanId plan, AsOf time) {
        var asked = time.moment();
        var now = asked == null ? carriedOver.of(plan) : null;
        // What is recorded up to the position of a reading never changes, so all years are read as of it.
        var moment = now == null ? Objects.requireNonNull(asked) : new Moment(null, now.position());
        var report = now == null
                ? catalogue
                        .asOf(plan.value(), moment)
                        .map(known -> carriedOver.asOf(known.plan(), moment))
                        .orElse(CarriedOver.NOTHING)
                : now.value();
        var chains = new Chains(
                snapshot,
                moment,
                id -> catalogue
                        .asOf(id.value(), moment)
                        .filter(known -> known.withdrawal() == null)
                        .map(Catalogue.Known::plan));
        return new Reading<>(moment.position(), chains.link(report));
    }

    private static Map<String, Object> item(CarriedOver.Item item) {
        var members = new LinkedHashMap<String, Object>();
        members.put("lineCode", item.line());
        members.put("title", item.title());
        members.put("period", item.period());
        members.put("rolledUpTo", item.rolledUp());
        members.put("unit", item.unit());
        members.put("quantity", item.quantity());
        members.put("committedQuantity", item.committedQuantity());
        members.put("leftQuantity", item.leftQuantity());
        figures(members, item.figures());
        members.put("chain", item.chain().stream().map(CarriedOverDoor::link).toList());
        return members;
    }

    private static Map<String, Object> link(CarriedOver.Link link) {
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", link.plan());
        members.put("fiscalYear", link.fiscalYear());
        members.put("lineCode", link.line());
        members.put("portion", link.portion());
        members.put("quantity", link.quantity());
        members.put("quantityDone", link.quantityDone());
        members.put("quantityLeft", link.quantityLeft());
        members.put("approved", link.approved());
        members.put("committed", link.committed());
        members.put("disbursed", link.disbursed());
        members.put("left", link.left());
        return members;
    }

    private static List<Map<String, Object>> totals(List<CarriedOver.Total> totals) {
        return totals.stream()
                .map(total -> {
                    var members = new LinkedHashMap<String, Object>();
                    members.put("period", total.period());
                    members.putAll(total(total));
                    return (Map<String, Object>) members;
                })
                .toList();
    }

    private static Map<String, Object> total(CarriedOver.Total total) {
        var members = new LinkedHashMap<String, Object>();
        members.put(
                "quantities",
                total.quantities().stream().map(CarriedOverDoor::quantity).toList());
        figures(members, total.figures());
        return members;
    }

    private static Map<String, Object> quantity(CarriedOver.UnitQuantity quantity) {
        var members = new LinkedHashMap<String, Object>();
        members.put("unit", quantity.unit());
        members.put("quantity", quantity.quantity());
        members.put("committedQuantity", quantity.committedQuantity());
        members.put("leftQuantity", quantity.leftQuantity());
        return members;
    }

    private static void figures(Map<String, Object> members, Figures figures) {
        members.put("amount", figures.amount());
        members.put("allocated", figures.allocated());
        members.put("available", figures.available());
        members.put("committed", figures.committed());
        members.put("disbursed", figures.disbursed());
        members.put("spent", figures.spent());
    }
}
