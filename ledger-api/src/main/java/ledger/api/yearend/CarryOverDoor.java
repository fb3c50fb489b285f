package ledger.api.yearend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asking;
import ledger.api.recording.CommandReader;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.Form;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import ledger.core.carryover.CarryItem;
import ledger.core.carryover.CarryOverCommand.CarryForward;
import ledger.core.carryover.CarryOverCommand.ReverseCarryOver;
import ledger.core.carryover.CarryOverEvent.FundsCarriedOut;
import ledger.core.carryover.Ground;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Chuyển nguồn: what is left of a year moves to the plan of the next one, both sides in one write. */
@RestController
@RequestMapping(Answers.API)
class CarryOverDoor implements CommandRoutes {

    private static final CommandRoute CARRY = CommandRoute.ofPlan("carry-overs", CarryOverDoor::carry);
    private static final CommandRoute REVERSE = new CommandRoute(
            "carry-overs",
            FundsCarriedOut.class,
            "reversals",
            CommandReader.reversal(Form.SEVERAL, ReverseCarryOver::new));

    private final Commands commands;

    CarryOverDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(CARRY, REVERSE);
    }

    @PostMapping("/plans/{plan}/carry-overs")
    ResponseEntity<Map<String, Object>> carry(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(CARRY, plan, json, caller, request, locale);
    }

    @PostMapping("/carry-overs/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    private static Draft carry(Asking asking) {
        var plan = asking.plan();
        var body = asking.body();
        var to = toPlan(asking, body.text("toPlan", 64));
        var stated = body.objects("items").stream().map(Stated::read).toList();
        if (stated.isEmpty() && body.has("items")) {
            body.error("items", "required");
        }
        var decision = Papers.requiredDocument(body, "decision");
        return new Draft(Form.SEVERAL, day -> new CarryForward(plan, to, items(asking, stated), decision, day));
    }

    private static PlanId toPlan(Asking asking, String id) {
        return asking.otherPlan(id).orElseGet(() -> {
            asking.body().error("toPlan", "unknown-plan", Map.of("planId", id));
            return asking.plan();
        });
    }

    private static List<CarryItem> items(Asking asking, List<Stated> stated) {
        return IntStream.range(0, stated.size())
                .mapToObj(i -> item(asking, stated.get(i), "/items/" + i))
                .toList();
    }

    private static CarryItem item(Asking asking, Stated item, String pointer) {
        return new CarryItem(
                asking.leaf(item.line(), pointer + "/lineCode").code(),
                item.toLine(),
                item.ground(),
                item.commitment(),
                item.advance(),
                item.portion(),
                item.amount());
    }

    /** An item as it was sent, before its line is looked up. */
    private record Stated(
            String line,
            @Nullable LineCode toLine,
            Ground ground,
            @Nullable FactId commitment,
            @Nullable FactId advance,
            @Nullable Portion portion,
            @Nullable Money amount) {

        static Stated read(Body item) {
            var commitment = fact(item, "commitmentId");
            var advance = fact(item, "disbursementId");
            if (commitment != null && advance != null) {
                item.error("disbursementId", "one-of-two");
            }
            if (item.has("portion") && (commitment != null || advance != null)) {
                item.error("portion", "portion-of-document");
            }
            return new Stated(
                    item.text("lineCode", 64),
                    line(item),
                    item.oneOf("ground", Ground.class),
                    commitment,
                    advance,
                    Papers.portion(item, "portion"),
                    item.optionalMoney("amount"));
        }

        private static @Nullable LineCode line(Body item) {
            var code = item.optionalText("toLine", 64);
            if (code != null && !LineCode.valid(code)) {
                item.error("toLine", "line-code");
                return null;
            }
            return code == null ? null : new LineCode(code);
        }

        private static @Nullable FactId fact(Body item, String member) {
            var id = item.optionalText(member, 200);
            if (id == null) {
                return null;
            }
            var fact = FactId.read(id).orElse(null);
            if (fact == null) {
                item.error(member, "fact-id");
            }
            return fact;
        }
    }
}
