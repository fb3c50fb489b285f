package ledger.api.importing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.api.importing.Confirmation.CarriedOver;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import org.jspecify.annotations.Nullable;

/** Which part of each line is carried over, by the reader's answers. */
final class PortionAnswers {

    private final Map<LineCode, CheckedLine> lines;
    private final Map<LineCode, List<PortionShare>> answered = new HashMap<>();
    private final Obstacles obstacles;

    PortionAnswers(CheckedAppendix checked, List<CarriedOver> answers, Obstacles obstacles) {
        this.obstacles = obstacles;
        this.lines = checked.lines()
                .filter(line -> line.code() != null)
                .collect(Collectors.toMap(
                        line -> requireNonNull(line.code()), Function.identity(), (first, second) -> first));
        for (int index = 0; index < answers.size(); index++) {
            read(answers.get(index), "/portions/" + index);
        }
    }

    /** Whether something was said about the line, or about one below it. */
    boolean answer(LineCode line) {
        return answered.keySet().stream().anyMatch(code -> code.equals(line) || line.above(code));
    }

    /** The answered portions of a line; null when nothing was said about it. */
    @Nullable
    List<PortionShare> of(LineCode line) {
        return answered.get(line);
    }

    private void read(CarriedOver answer, String pointer) {
        var line = line(answer.lineCode(), pointer + "/lineCode");
        if (line == null) {
            return;
        }
        var code = requireNonNull(line.code());
        var shares = answered.computeIfAbsent(code, absent -> new ArrayList<>());
        if (!answer.none()) {
            var share = share(answer, pointer, line);
            if (share != null && fits(share, shares, line, pointer)) {
                shares.add(share);
            }
        }
    }

    private @Nullable CheckedLine line(@Nullable String code, String pointer) {
        if (obstacles.missing(pointer, code)) {
            return null;
        }
        var line = LineCode.valid(requireNonNull(code)) ? lines.get(new LineCode(code)) : null;
        if (line == null) {
            obstacles.add(pointer, "unknown-line", code);
        } else if (!line.leaf()) {
            obstacles.add(pointer, "not-a-leaf-line", code);
            return null;
        }
        return line;
    }

    private @Nullable PortionShare share(CarriedOver answer, String pointer, CheckedLine line) {
        var period = answer.period();
        var amount = answer.amount();
        var quantity = answer.quantity();
        boolean missing =
                obstacles.missing(pointer + "/period", period) | obstacles.missing(pointer + "/amount", amount);
        if (line.quantity() != null) {
            missing |= obstacles.missing(pointer + "/quantity", quantity);
        }
        if (missing) {
            return null;
        }
        var origin = answer.origin();
        boolean carried =
                Portion.valid(requireNonNull(period)) && Portion.of(period).carriedOver();
        return valid(carried, pointer + "/period", period)
                        & valid(inRange(requireNonNull(amount), Money.MAX), pointer + "/amount", amount)
                        & valid(
                                quantity == null || inRange(quantity, Integer.MAX_VALUE),
                                pointer + "/quantity",
                                quantity)
                        & (origin == null || valid(origin, pointer + "/origin"))
                ? new PortionShare(
                        Portion.of(period),
                        quantity == null ? null : Quantity.of(quantity),
                        Money.dong(amount),
                        origin == null ? null : LineId.parse(origin.plan() + ":" + origin.line()))
                : null;
    }

    private boolean valid(Confirmation.Origin origin, String pointer) {
        var plan = String.valueOf(origin.plan());
        var line = String.valueOf(origin.line());
        return valid(PlanId.valid(plan), pointer + "/plan", plan)
                & valid(LineCode.valid(line), pointer + "/line", line);
    }

    private static boolean inRange(long number, long largest) {
        return number >= 0 && number <= largest;
    }

    private boolean valid(boolean valid, String pointer, @Nullable Object value) {
        if (!valid) {
            obstacles.add(pointer, "invalid", String.valueOf(value));
        }
        return valid;
    }

    private boolean fits(PortionShare share, List<PortionShare> others, CheckedLine line, String pointer) {
        var code = String.valueOf(line.code());
        long money = others.stream().mapToLong(other -> other.amount().dong()).sum()
                + share.amount().dong();
        long count =
                count(share) + others.stream().mapToLong(PortionAnswers::count).sum();
        var amount = line.amount() == null ? Money.ZERO : line.amount();
        boolean fits = true;
        if (others.stream().anyMatch(other -> other.portion().equals(share.portion()))) {
            obstacles.add(
                    pointer + "/period", "portion-twice", code, share.portion().label());
            fits = false;
        }
        if (line.quantity() == null
                ? share.quantity() != null
                : count > line.quantity().count()) {
            obstacles.add(
                    pointer + "/quantity",
                    "exceeds-quantity",
                    code,
                    line.quantity() == null ? 0 : line.quantity().count());
            fits = false;
        }
        if (money > amount.dong()) {
            obstacles.add(pointer + "/amount", "exceeds-amount", code, amount.dong());
            fits = false;
        }
        if (fits
                && share.quantity() != null
                && line.unitPrice() != null
                && !share.amount().equals(Figures.price(share.quantity(), line.unitPrice()))) {
            obstacles.add(
                    pointer + "/amount",
                    "not-the-price",
                    share.amount().dong(),
                    share.quantity().count(),
                    line.unitPrice().dong(),
                    code);
            fits = false;
        }
        return fits;
    }

    private static long count(PortionShare share) {
        return share.quantity() == null ? 0 : share.quantity().count();
    }
}
