package ledger.core.registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import ledger.core.Rules;
import ledger.core.books.PlanBooks;
import ledger.core.money.Quantity;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.registration.RegistrationEvent.BeyondOrigin;
import ledger.core.registration.RegistrationRefusal.ExceedsOrigin;
import ledger.core.registration.RegistrationRefusal.OriginLineUnknown;
import ledger.core.registration.RegistrationRefusal.OriginNotALeaf;
import ledger.core.registration.RegistrationRefusal.OriginNotEarlier;
import ledger.core.registration.RegistrationRefusal.OriginPeriodDiffers;
import ledger.core.registration.RegistrationRefusal.OriginUnitDiffers;
import ledger.core.registration.RegistrationRefusal.OriginUnknown;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether carried-over work (nhiệm vụ chuyển tiếp) is what an earlier plan left: its plan, line, period, unit and
 * quantity. No money moves with it.
 */
public final class Origins {

    /** An amendment states an appendix in part, so a place in the whole one is no member of it. */
    private static final String AMENDED = "/sections";

    private final Rules rules;
    private final Plan plan;
    private final Earlier earlier;
    private final List<BeyondOrigin> beyond = new ArrayList<>();

    private Origins(Rules rules, Plan plan, Earlier earlier) {
        this.rules = rules;
        this.plan = plan;
        this.earlier = earlier;
    }

    /** A portion that names its origin, and where the request states it. */
    private record Claim(Line line, PortionShare share, LineId origin, String pointer) {

        private String at(String member) {
            return pointer.equals(AMENDED) ? pointer : pointer + member;
        }
    }

    /** A portion of a line of an earlier plan. */
    private record Work(LineId line, Portion portion) {}

    /**
     * The origins of a new plan.
     *
     * @param pointers from a place in the appendix to the member of the request that states it
     * @return what is carried over beyond what is left of a year that is still open; null when nothing is
     */
    static @Nullable List<BeyondOrigin> of(Rules rules, Plan plan, Earlier earlier, UnaryOperator<String> pointers) {
        var claims = claims(plan, pointers);
        return new Origins(rules, plan, earlier).check(claims, claims);
    }

    /** The same for an amended appendix, which is asked only for what is new in it: what was allowed stays so. */
    public static @Nullable List<BeyondOrigin> of(Rules rules, Plan before, Plan after, Earlier earlier) {
        var claims = claims(after, pointer -> AMENDED);
        var fresh = claims.stream().filter(claim -> !stood(claim, before)).toList();
        return new Origins(rules, after, earlier).check(claims, fresh);
    }

    private static boolean stood(Claim claim, Plan before) {
        return before.line(claim.line.code())
                .filter(line -> line.carriedOver().contains(claim.share))
                .isPresent();
    }

    private static List<Claim> claims(Plan plan, UnaryOperator<String> pointers) {
        var claims = new ArrayList<Claim>();
        for (int s = 0; s < plan.sections().size(); s++) {
            collect(plan.sections().get(s).lines(), "/sections/" + s, pointers, claims);
        }
        return claims;
    }

    private static void collect(List<Line> lines, String above, UnaryOperator<String> pointers, List<Claim> claims) {
        for (int l = 0; l < lines.size(); l++) {
            var line = lines.get(l);
            var pointer = above + "/lines/" + l;
            for (int p = 0; p < line.carriedOver().size(); p++) {
                var share = line.carriedOver().get(p);
                if (share.origin() != null) {
                    var at = pointers.apply(pointer + "/portions/" + p);
                    claims.add(new Claim(line, share, share.origin(), at));
                }
            }
            collect(line.lines(), pointer, pointers, claims);
        }
    }

    private @Nullable List<BeyondOrigin> check(List<Claim> all, List<Claim> fresh) {
        var carried = new HashMap<Work, Quantity>();
        for (var claim : all) {
            var work = work(claim);
            if (work != null && claim.share.quantity() != null) {
                carried.merge(work, claim.share.quantity(), Quantity::plus);
            }
        }
        fresh.forEach(claim -> check(claim, carried));
        return beyond.isEmpty() ? null : beyond;
    }

    /** The work that is carried over; null when there is no such work. */
    private @Nullable Work work(Claim claim) {
        return earlier.inForce(claim.origin.plan())
                .map(PlanBooks::approved)
                .flatMap(origin -> origin.line(claim.origin.code())
                        .filter(Line::leaf)
                        .flatMap(line -> line.portionOf(claim.share.portion(), origin.fiscalYear())))
                .map(share -> new Work(claim.origin, share.portion()))
                .orElse(null);
    }

    private void check(Claim claim, Map<Work, Quantity> carried) {
        var code = claim.line.code();
        var portion = claim.share.portion();
        var id = claim.origin.plan();
        var origin = earlier.inForce(id).orElse(null);
        if (origin == null) {
            rules.unless(false, () -> new OriginUnknown(code, portion, id, claim.at("/origin/plan")));
            return;
        }
        int year = origin.approved().fiscalYear();
        rules.unless(
                year < plan.fiscalYear(),
                () -> new OriginNotEarlier(code, portion, id, year, plan.fiscalYear(), claim.at("/origin/plan")));
        var row = origin.approved().line(claim.origin.code()).orElse(null);
        if (row == null || !row.leaf()) {
            rules.unless(
                    row != null,
                    () -> new OriginLineUnknown(code, portion, id, claim.origin.code(), claim.at("/origin/line")));
            rules.unless(
                    row == null,
                    () -> new OriginNotALeaf(
                            code, portion, id, claim.origin.code(), leaves(row), claim.at("/origin/line")));
            return;
        }
        var work = work(claim);
        if (work == null) {
            rules.unless(
                    false,
                    () -> new OriginPeriodDiffers(
                            code, portion, id, row.code(), periods(row, year), claim.at("/period")));
            return;
        }
        var quantity = carried.get(work);
        if (quantity != null) {
            quantity(claim, quantity, work, row, origin);
        }
    }

    private void quantity(Claim claim, Quantity quantity, Work work, Line row, PlanBooks origin) {
        var code = claim.line.code();
        var unit = String.valueOf(claim.line.unit());
        var was = String.valueOf(row.unit());
        if (!unit.equals(was)) {
            rules.unless(
                    false,
                    () -> new OriginUnitDiffers(
                            code,
                            claim.share.portion(),
                            claim.origin.plan(),
                            claim.origin.code(),
                            unit,
                            was,
                            claim.at("/origin/line")));
            return;
        }
        var books = earlier.lines().apply(claim.origin);
        var printed = books.printedQuantity(work.portion);
        var done = books.quantityUsed(work.portion);
        var left = printed.minus(done);
        // The books of an open year may yet change: work is released when the new plan is already there.
        boolean open = origin.closed() == null && printed.covers(quantity);
        rules.unless(
                open || left.covers(quantity),
                () -> new ExceedsOrigin(
                        code,
                        claim.share.portion(),
                        claim.origin.plan(),
                        claim.origin.code(),
                        work.portion,
                        quantity,
                        printed,
                        done,
                        left,
                        claim.at("/quantity")));
        if (open && !left.covers(quantity)) {
            beyond.add(
                    new BeyondOrigin(code, claim.share.portion(), quantity, claim.origin, work.portion, printed, done));
        }
    }

    private static List<LineCode> leaves(@Nullable Line row) {
        return row == null ? List.of() : row.leaves().map(Line::code).toList();
    }

    /** What the work of a line may be called a year later. */
    private static List<Portion> periods(Line row, int year) {
        return row.portions().stream()
                .map(PortionShare::portion)
                .map(portion -> portion.carriedOver() ? portion : Portion.of(String.valueOf(year)))
                .toList();
    }
}
