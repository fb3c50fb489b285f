package ledger.api.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import ledger.api.problem.Body;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import org.jspecify.annotations.Nullable;

/**
 * What changes of an appendix, read against the one in force: members and lines that are left out stay as they are, a line
 * with an unknown code is a new one, and amounts that follow from others need not be stated.
 */
final class AmendmentBody {

    private AmendmentBody() {}

    /** The plan as amended; only to be used after {@link Body#done()}. */
    static Plan plan(Body body, Plan inForce) {
        var sections =
                merged(body, body.objects("sections"), inForce.sections(), Section::code, AmendmentBody::section);
        var total = body.optionalMoney("approvedTotal");
        var leaves =
                sections.stream().flatMap(Section::leaves).map(Line::amount).toList();
        return inForce.restated(total == null ? sum(body, "approvedTotal", leaves) : total, sections);
    }

    /** The rows in force, each with what is said of it, and the new ones after them. */
    private static <R> List<R> merged(
            Body above,
            List<Body> said,
            List<R> inForce,
            Function<R, LineCode> code,
            BiFunction<Body, @Nullable R, R> row) {
        Map<LineCode, R> rows = new LinkedHashMap<>();
        inForce.forEach(one -> rows.put(code.apply(one), one));
        var seen = new ArrayList<LineCode>();
        for (var body : said) {
            var named = PlanBody.code(body);
            if (seen.contains(named)) {
                body.error("code", "code-twice", Map.of("lineCode", named));
            }
            seen.add(named);
            rows.put(named, row.apply(body, rows.get(named)));
        }
        return List.copyOf(rows.values());
    }

    private static Section section(Body body, @Nullable Section old) {
        var lead = old == null ? body.object("leadAgency") : body.optionalObject("leadAgency");
        return new Section(
                PlanBody.code(body),
                title(body, old == null ? null : old.title()),
                lead == null && old != null ? old.leadAgency() : PlanBody.agency(lead == null ? body : lead),
                coordinating(body, old == null ? List.of() : old.coordinating()),
                text(body, "time", PlanBody.NAME, old == null ? null : old.time()),
                text(body, "note", PlanBody.TITLE, old == null ? null : old.note()),
                lines(body, old == null ? List.of() : old.lines(), old == null, 1));
    }

    private static List<Line> lines(Body body, List<Line> old, boolean required, int depth) {
        var said = required ? body.objects("lines") : body.optionalObjects("lines");
        if (depth > PlanBody.DEEPEST && !said.isEmpty()) {
            body.error("lines", "too-deep");
            return old;
        }
        return merged(body, said, old, Line::code, (line, before) -> line(line, before, depth));
    }

    private static Line line(Body body, @Nullable Line old, int depth) {
        var lines = lines(body, old == null ? List.of() : old.lines(), false, depth + 1);
        var quantity = quantity(body, old == null ? null : old.quantity());
        var price = body.optionalMoney("unitPrice");
        var unitPrice = price == null && old != null ? old.unitPrice() : price;
        var lead = body.optionalObject("leadAgency");
        var amount = amount(body, "amount");
        if (amount == null) {
            amount = lines.isEmpty()
                    ? product(body, quantity, unitPrice, old == null ? null : old.amount())
                    : sum(
                            body,
                            "amount",
                            lines.stream()
                                    .flatMap(Line::leaves)
                                    .map(Line::amount)
                                    .toList());
        }
        return new Line(
                PlanBody.code(body),
                title(body, old == null ? null : old.title()),
                text(body, "unit", 40, old == null ? null : old.unit()),
                quantity,
                unitPrice,
                amount,
                text(body, "time", PlanBody.NAME, old == null ? null : old.time()),
                text(body, "note", PlanBody.TITLE, old == null ? null : old.note()),
                lead == null ? (old == null ? null : old.leadAgency()) : PlanBody.agency(lead),
                coordinating(body, old == null ? List.of() : old.coordinating()),
                portions(body, old == null ? List.of() : old.carriedOver(), unitPrice),
                lines);
    }

    private static String title(Body body, @Nullable String old) {
        var title = old == null ? body.text("title", PlanBody.TITLE) : body.optionalText("title", PlanBody.TITLE);
        return title == null ? String.valueOf(old) : title;
    }

    private static @Nullable String text(Body body, String member, int longest, @Nullable String old) {
        var text = body.optionalText(member, longest);
        return text == null ? old : text;
    }

    private static List<String> coordinating(Body body, List<String> old) {
        var said = body.texts("coordinating", PlanBody.TITLE);
        return body.has("coordinating") ? said : old;
    }

    /** A line or portion ends with a quantity of 0. */
    private static @Nullable Quantity quantity(Body body, @Nullable Quantity old) {
        var said = body.optionalWhole("quantity", 0, Money.MAX);
        return said == null ? old : Quantity.of(said);
    }

    private static @Nullable Money amount(Body body, String member) {
        var said = body.optionalWhole(member, 0, Money.MAX);
        return said == null ? null : Money.dong(said);
    }

    /** What an amount is that was not stated: quantity × unit price, else what it was. */
    private static Money product(
            Body body, @Nullable Quantity quantity, @Nullable Money unitPrice, @Nullable Money old) {
        if (quantity != null && unitPrice != null) {
            return unitPrice.times(quantity).orElseGet(() -> tooLarge(body, "amount"));
        }
        return old == null ? body.money("amount") : old;
    }

    private static Money sum(Body body, String member, List<Money> amounts) {
        return Money.sum(amounts).orElseGet(() -> tooLarge(body, member));
    }

    private static Money tooLarge(Body body, String member) {
        body.error(member, "amount", Map.of("least", 0, "most", Money.MAX));
        return Money.ZERO;
    }

    /** Stated portions are all there are; those left as they are follow the unit price. */
    private static List<PortionShare> portions(Body body, List<PortionShare> old, @Nullable Money unitPrice) {
        var said = body.optionalObjects("portions");
        if (body.has("portions")) {
            var shares = new ArrayList<PortionShare>();
            said.forEach(portion -> shares.add(portion(portion, unitPrice)));
            return shares;
        }
        return old.stream()
                .map(share -> new PortionShare(
                        share.portion(),
                        share.quantity(),
                        product(body, share.quantity(), unitPrice, share.amount()),
                        share.origin()))
                .toList();
    }

    private static PortionShare portion(Body body, @Nullable Money unitPrice) {
        var period = body.text("period", 9);
        if (!Portion.valid(period) || !Portion.of(period).carriedOver()) {
            body.error("period", "period");
            period = "2000";
        }
        var quantity = quantity(body, null);
        var amount = amount(body, "amount");
        return new PortionShare(
                Portion.of(period),
                quantity,
                amount == null ? product(body, quantity, unitPrice, null) : amount,
                PlanBody.origin(body));
    }
}
