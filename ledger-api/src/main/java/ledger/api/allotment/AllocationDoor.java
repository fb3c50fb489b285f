package ledger.api.allotment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
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
import ledger.core.allotment.AllotmentCommand;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.AllocateFunds;
import ledger.core.allotment.AllotmentCommand.ReduceAllocation;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.allotment.AllotmentCommand.SupplementAllocation;
import ledger.core.allotment.AllotmentEvent.Allocation;
import ledger.core.document.Document;
import ledger.core.money.Money;
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

/** Giao dự toán: money is given to lines, and given back when it was a mistake. */
@RestController
@RequestMapping(Answers.API)
class AllocationDoor implements CommandRoutes {

    /** What an allocation can be; supplements and reductions change the limits and rest on a decision. */
    private enum Kind {
        INITIAL,
        SUPPLEMENT,
        REDUCTION
    }

    private static final CommandRoute ALLOCATE = CommandRoute.ofPlan("allocations", AllocationDoor::allocation);
    private static final CommandRoute REVERSE =
            CommandRoute.reversal("allocations", Allocation.class, ReverseAllocation::new);

    private final Commands commands;

    AllocationDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(ALLOCATE, REVERSE);
    }

    @PostMapping("/plans/{plan}/allocations")
    ResponseEntity<Map<String, Object>> allocate(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(ALLOCATE, plan, json, caller, request, locale);
    }

    @PostMapping("/allocations/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    private static Draft allocation(Asking asking) {
        var plan = asking.plan();
        var body = asking.body();
        var kind = body.oneOf("kind", Kind.class, Kind.INITIAL);
        var asApproved = body.flag("asApproved");
        if (asApproved && kind != Kind.INITIAL) {
            body.error("asApproved", "only-initial");
        }
        var code = asApproved ? body.optionalText("lineCode", 64) : body.text("lineCode", 64);
        var portion = Papers.portion(body, "portion");
        var amount = asApproved ? body.optionalMoney("amount") : body.money("amount");
        var decision =
                kind == Kind.INITIAL ? Papers.document(body, "decision") : Papers.requiredDocument(body, "decision");
        if (asApproved && amount != null) {
            body.error("amount", "not-with-as-approved");
        }
        if (asApproved && portion != null) {
            body.error("portion", "not-with-as-approved");
        }
        if (code == null || amount == null) {
            return new Draft(
                    Form.SEVERAL,
                    day -> new AllocateAsApproved(
                            plan, code == null ? null : asking.leaf(code).code(), decision, day));
        }
        return new Draft(
                Form.ONE, day -> command(kind, plan, asking.leaf(code).code(), portion, amount, decision, day));
    }

    private static AllotmentCommand command(
            Kind kind,
            PlanId plan,
            LineCode line,
            @Nullable Portion portion,
            Money amount,
            @Nullable Document decision,
            LocalDate effective) {
        if (kind == Kind.INITIAL || decision == null) {
            return new AllocateFunds(plan, line, portion, amount, decision, effective);
        }
        return kind == Kind.SUPPLEMENT
                ? new SupplementAllocation(plan, line, portion, amount, decision, effective)
                : new ReduceAllocation(plan, line, portion, amount, decision, effective);
    }
}
