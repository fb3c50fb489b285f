package ledger.api.allotment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Asking;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.Form;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import ledger.core.hold.HoldCommand.HoldFunds;
import ledger.core.hold.HoldCommand.ReleaseHold;
import ledger.core.hold.HoldCommand.ReverseHold;
import ledger.core.hold.HoldEvent.FundsHeld;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tạm giữ: available money is kept back, and released again. */
@RestController
@RequestMapping(Answers.API)
class HoldDoor implements CommandRoutes {

    private static final CommandRoute HOLD = CommandRoute.ofPlan("holds", HoldDoor::hold);
    private static final CommandRoute RELEASE =
            new CommandRoute("holds", FundsHeld.class, "releases", HoldDoor::release);
    private static final CommandRoute REVERSE = CommandRoute.reversal("holds", FundsHeld.class, ReverseHold::new);

    private final Commands commands;

    HoldDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(HOLD, RELEASE, REVERSE);
    }

    @PostMapping("/plans/{plan}/holds")
    ResponseEntity<Map<String, Object>> hold(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(HOLD, plan, json, caller, request, locale);
    }

    @PostMapping("/holds/{id}/releases")
    ResponseEntity<Map<String, Object>> release(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(RELEASE, id, json, caller, request, locale);
    }

    @PostMapping("/holds/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    private static Draft hold(Asking asking) {
        asking.plan();
        var body = asking.body();
        var code = body.text("lineCode", 64);
        var portion = Papers.portion(body, "portion");
        var amount = body.money("amount");
        return new Draft(Form.ONE, day -> new HoldFunds(asking.leaf(code), portion, amount, day));
    }

    private static Draft release(Asking asking) {
        var hold = asking.target();
        var amount = asking.body().optionalMoney("amount");
        return new Draft(Form.ONE, day -> new ReleaseHold(hold, amount, day));
    }
}
