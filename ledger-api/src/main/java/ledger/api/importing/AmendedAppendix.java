package ledger.api.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import org.jspecify.annotations.Nullable;

/**
 * A whole appendix sent again, beside the one in force. What the new one leaves out ends: it stays as a row, with nothing.
 */
record AmendedAppendix(Plan inForce, Plan read) {

    /** How a row differs. */
    enum Kind {
        ADDED,
        CHANGED,
        LEFT_OUT
    }

    /**
     * A difference, as the interface answers it; amounts are whole đồng.
     *
     * @param lineCode of the section or line; null for the total
     * @param member what differs; of a row that is new or left out only its amount is told
     * @param before null for a new row, and for what was not said
     * @param after null for what is not said any more
     */
    record Change(
            @Nullable String lineCode,
            Kind kind,
            String member,
            @Nullable Object before,
            @Nullable Object after) {}

    /** The plan as the amendment would leave it. */
    Plan plan() {
        return inForce.restated(
                read.approvedTotal(),
                merged(inForce.sections(), read.sections(), Section::code, AmendedAppendix::section));
    }

    /** The rows in force, each as it is restated, and the new ones after them. */
    private static <R> List<R> merged(
            List<R> inForce, List<R> read, Function<R, LineCode> code, BiFunction<R, @Nullable R, R> restated) {
        Map<LineCode, R> rows = new LinkedHashMap<>();
        read.forEach(row -> rows.put(code.apply(row), row));
        var merged = new ArrayList<R>();
        inForce.forEach(row -> merged.add(restated.apply(row, rows.remove(code.apply(row)))));
        merged.addAll(rows.values());
        return merged;
    }

    private static Section section(Section old, @Nullable Section read) {
        var now = read == null ? old : read;
        return new Section(
                now.code(),
                now.title(),
                now.leadAgency(),
                now.coordinating(),
                now.time(),
                now.note(),
                lines(old.lines(), read == null ? List.of() : read.lines()));
    }

    private static List<Line> lines(List<Line> old, List<Line> read) {
        return merged(old, read, Line::code, AmendedAppendix::line);
    }

    private static Line line(Line old, @Nullable Line read) {
        var now = read == null ? old : read;
        return new Line(
                now.code(),
                now.title(),
                now.unit(),
                read == null && old.quantity() != null ? Quantity.of(0) : now.quantity(),
                now.unitPrice(),
                read == null ? Money.ZERO : read.amount(),
                now.time(),
                now.note(),
                now.leadAgency(),
                now.coordinating(),
                read == null ? List.of() : carriedOver(old, read),
                lines(old.lines(), read == null ? List.of() : read.lines()));
    }

    /** Most files have no place for the plan that work was left of: where they name none, the one that is known stays. */
    private static List<PortionShare> carriedOver(Line old, Line read) {
        return read.carriedOver().stream()
                .map(share -> share.origin() == null ? share.from(origin(old, share)) : share)
                .toList();
    }

    private static @Nullable LineId origin(Line old, PortionShare read) {
        return old.carriedOver().stream()
                .filter(known -> known.portion().equals(read.portion()))
                .flatMap(known -> Stream.ofNullable(known.origin()))
                .findFirst()
                .orElse(null);
    }

    /** Everything that the amendment would change, in the order of the rows. */
    List<Change> changes() {
        var before = rows(inForce);
        var named = rows(read);
        var changes = new ArrayList<Change>();
        rows(plan()).forEach((code, after) -> {
            var old = before.get(code);
            if (old == null) {
                changes.add(new Change(code, Kind.ADDED, "amount", null, after.get("amount")));
            } else if (!named.containsKey(code)) {
                compare(code, Kind.LEFT_OUT, "amount", old, after, changes);
            } else {
                after.keySet().forEach(member -> compare(code, Kind.CHANGED, member, old, after, changes));
            }
        });
        compare(
                null,
                Kind.CHANGED,
                "approvedTotal",
                Map.of("approvedTotal", inForce.approvedTotal().dong()),
                Map.of("approvedTotal", read.approvedTotal().dong()),
                changes);
        return changes;
    }

    private static void compare(
            @Nullable String code,
            Kind kind,
            String member,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after,
            List<Change> changes) {
        if (!Objects.equals(before.get(member), after.get(member))) {
            changes.add(new Change(code, kind, member, before.get(member), after.get(member)));
        }
    }

    /** Sections and lines by their code, each with what it says itself or by its section. */
    private static Map<String, Map<String, @Nullable Object>> rows(Plan plan) {
        var rows = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        plan.sections().forEach(section -> {
            rows.put(section.code().value(), members(section));
            section.lines().stream()
                    .flatMap(Line::withDescendants)
                    .forEach(line -> rows.put(line.code().value(), members(line, section)));
        });
        return rows;
    }

    private static Map<String, @Nullable Object> members(Section section) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("title", section.title());
        members.put("leadAgency", section.leadAgency().name());
        members.put("coordinating", section.coordinating());
        members.put("time", section.time());
        members.put("note", section.note());
        members.put("amount", section.amount().dong());
        return members;
    }

    private static Map<String, @Nullable Object> members(Line line, Section section) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("title", line.title());
        members.put("leadAgency", line.ledBy(section).name());
        members.put("coordinating", line.coordinatedBy(section));
        members.put("time", line.time() == null ? section.time() : line.time());
        members.put("unit", line.unit());
        members.put("quantity", ImportAnswer.count(line.quantity()));
        members.put("unitPrice", ImportAnswer.dong(line.unitPrice()));
        members.put("amount", line.amount().dong());
        members.put("note", line.note());
        members.put("portions", portions(line.leaf() ? line.carriedOver() : List.of()));
        return members;
    }

    private static List<ImportAnswer.PortionAnswer> portions(List<PortionShare> carriedOver) {
        return carriedOver.stream().map(ImportAnswer.PortionAnswer::of).toList();
    }
}
