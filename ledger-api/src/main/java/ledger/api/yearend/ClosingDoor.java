package ledger.api.yearend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Asking;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.ETags;
import ledger.api.recording.Members;
import ledger.api.recording.Outcome;
import ledger.api.security.Caller;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.yearend.YearEndCommand.CloseYear;
import ledger.core.yearend.YearEndCommand.ReopenYear;
import ledger.core.yearend.YearEndEvent.YearClosed;
import ledger.projections.plan.Appendices;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Khóa sổ and mở lại sổ: nothing more is recorded in a plan, until its year is reopened. */
@RestController
@RequestMapping(Answers.API + "/plans/{plan}")
class ClosingDoor implements CommandRoutes {

    private static final CommandRoute CLOSE = CommandRoute.changingPlan("closures", ClosingDoor::closure);

    private final CommandRoute reopen = CommandRoute.changingPlan("reopenings", this::reopening);
    private final Appendices appendices;
    private final Commands commands;

    ClosingDoor(Appendices appendices, Commands commands) {
        this.appendices = appendices;
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(CLOSE, reopen);
    }

    @PostMapping("/closures")
    ResponseEntity<Map<String, Object>> close(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return record(CLOSE, plan, json, caller, request, locale);
    }

    @PostMapping("/reopenings")
    ResponseEntity<Map<String, Object>> reopen(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return record(reopen, plan, json, caller, request, locale);
    }

    private ResponseEntity<Map<String, Object>> record(
            CommandRoute route, String plan, byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        ETags.mustBeExpected(request);
        return commands.record(route, plan, json, caller, request, locale);
    }

    private static Draft closure(Asking asking) {
        var plan = asking.current().plan();
        return new Draft((outcome, locale) -> members(plan, outcome), day -> new CloseYear(plan.id(), day));
    }

    private Draft reopening(Asking asking) {
        var plan = asking.current().plan();
        var others = appendices.headers(false).value().stream()
                .map(header -> new PlanId(header.plan()))
                .toList();
        return new Draft((outcome, locale) -> members(plan, outcome), day -> new ReopenYear(plan.id(), others, day));
    }

    private static Map<String, Object> members(Plan plan, Outcome outcome) {
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", plan.id().value());
        members.put("fiscalYear", plan.fiscalYear());
        if (outcome.events().get(0) instanceof YearClosed closed) {
            members.put("currency", "VND");
            members.put("balances", Members.balances(closed.balances()));
        }
        Answers.recorded(members, outcome.stored());
        return members;
    }
}
