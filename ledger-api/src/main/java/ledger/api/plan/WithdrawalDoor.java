package ledger.api.plan;

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
import ledger.api.recording.Outcome;
import ledger.api.security.Caller;
import ledger.core.registration.RegistrationCommand.WithdrawPlan;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rút kế hoạch: a plan that should not have been registered, while nothing of it is allocated. */
@RestController
class WithdrawalDoor implements CommandRoutes {

    private static final CommandRoute WITHDRAW = CommandRoute.changingPlan("withdrawals", WithdrawalDoor::withdrawal);

    private final Commands commands;

    WithdrawalDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(WITHDRAW);
    }

    @PostMapping(Answers.API + "/plans/{plan}/withdrawals")
    ResponseEntity<Map<String, Object>> withdraw(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(WITHDRAW, plan, json, caller, request, locale);
    }

    private static Draft withdrawal(Asking asking) {
        var plan = asking.plan();
        return new Draft((outcome, locale) -> members(asking, outcome), day -> new WithdrawPlan(plan, day));
    }

    private static Map<String, Object> members(Asking asking, Outcome outcome) {
        var withdrawn = (PlanWithdrawn) outcome.events().get(0);
        var recordedAt = outcome.stored().get(0).recordedAt();
        var members = PlanAnswer.header(asking.current().withdrawn(withdrawn, recordedAt));
        Answers.recorded(members, outcome.stored());
        return members;
    }
}
