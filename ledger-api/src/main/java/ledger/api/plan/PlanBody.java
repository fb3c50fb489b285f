package ledger.api.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ledger.api.problem.Body;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import org.jspecify.annotations.Nullable;

/** A plan as it is typed by hand. */
final class PlanBody {

    static final int TITLE = 2_000;
    static final int NAME = 300;
    static final int NUMBER = 100;
    static final int DEEPEST = 6;

    private PlanBody() {}

    /** The plan; only to be used after {@link Body#done()}. */
    static Plan plan(Body body) {
        return new Plan(
                id(body, "id"),
                body.text("number", NUMBER),
                body.date("date"),
                body.number("fiscalYear", 2000, 2999),
                body.text("issuer", NAME),
                body.text("fundingSource", NAME),
                agency(body.object("budgetHolder")),
                body.money("approvedTotal"),
                body.objects("sections").stream().map(PlanBody::section).toList());
    }

    private static PlanId id(Body body, String member) {
        var id = body.text(member, 64);
        if (PlanId.valid(id)) {
            return new PlanId(id);
        }
        body.error(member, "plan-id");
        return new PlanId("invalid");
    }

    static Agency agency(Body body) {
        var code = body.text("code", 40);
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            body.error("code", "agency-code");
        }
        return new Agency(code, body.text("name", NAME));
    }

    private static Section section(Body body) {
        return new Section(
                code(body),
                body.text("title", TITLE),
                agency(body.object("leadAgency")),
                body.texts("coordinating", TITLE),
                body.optionalText("time", NAME),
                body.optionalText("note", TITLE),
                body.objects("lines").stream().map(line -> line(line, 1)).toList());
    }

    private static Line line(Body body, int depth) {
        var below = body.optionalObjects("lines");
        if (depth == DEEPEST && !below.isEmpty()) {
            body.error("lines", "too-deep");
        }
        var lead = body.optionalObject("leadAgency");
        return new Line(
                code(body),
                body.text("title", TITLE),
                body.optionalText("unit", 40),
                body.optionalQuantity("quantity"),
                body.optionalMoney("unitPrice"),
                body.money("amount"),
                body.optionalText("time", NAME),
                body.optionalText("note", TITLE),
                lead == null ? null : agency(lead),
                body.texts("coordinating", TITLE),
                body.optionalObjects("portions").stream()
                        .flatMap(PlanBody::portion)
                        .toList(),
                depth == DEEPEST ? List.of() : lines(below, depth));
    }

    private static List<Line> lines(List<Body> bodies, int depth) {
        var lines = new ArrayList<Line>();
        bodies.forEach(body -> lines.add(line(body, depth + 1)));
        return lines;
    }

    private static Stream<PortionShare> portion(Body body) {
        var period = body.text("period", 9);
        var quantity = body.optionalQuantity("quantity");
        Money amount = body.money("amount");
        var origin = origin(body);
        if (Portion.valid(period) && Portion.of(period).carriedOver()) {
            return Stream.of(new PortionShare(Portion.of(period), quantity, amount, origin));
        }
        body.error("period", "period");
        return Stream.empty();
    }

    /** The line of an earlier plan that a portion is left of; null when none is named. */
    static @Nullable LineId origin(Body portion) {
        var origin = portion.optionalObject("origin");
        return origin == null ? null : new LineId(id(origin, "plan"), code(origin, "line"));
    }

    static LineCode code(Body body) {
        return code(body, "code");
    }

    private static LineCode code(Body body, String member) {
        var code = body.text(member, 64);
        if (LineCode.valid(code)) {
            return new LineCode(code);
        }
        body.error(member, "line-code");
        return new LineCode("X");
    }
}
