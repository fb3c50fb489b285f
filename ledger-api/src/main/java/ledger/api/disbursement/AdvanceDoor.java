package ledger.api.disbursement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.CommandReader;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.Form;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import ledger.core.disbursement.Disbursement;
import ledger.core.disbursement.DisbursementCommand.RecoverAdvance;
import ledger.core.disbursement.DisbursementCommand.ReturnPayment;
import ledger.core.disbursement.DisbursementCommand.ReverseDisbursement;
import ledger.core.disbursement.DisbursementCommand.ReverseRecovery;
import ledger.core.disbursement.DisbursementCommand.ReverseReturn;
import ledger.core.disbursement.DisbursementCommand.ReverseSettlement;
import ledger.core.disbursement.DisbursementCommand.SettleAdvance;
import ledger.core.disbursement.DisbursementEvent.AdvanceRecovered;
import ledger.core.disbursement.DisbursementEvent.AdvanceSettled;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementEvent.PaymentReturned;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of money that has left: advances are settled or recovered, payments come back, every fact can be undone. */
@RestController
@RequestMapping(Answers.API)
class AdvanceDoor implements CommandRoutes {

    private static final CommandRoute SETTLE =
            new CommandRoute("disbursements", Disbursement.Maker.class, "settlements", further(SettleAdvance::new));
    private static final CommandRoute RECOVER =
            new CommandRoute("disbursements", Disbursement.Maker.class, "recoveries", further(RecoverAdvance::new));
    private static final CommandRoute GIVE_BACK =
            new CommandRoute("disbursements", Disbursement.Maker.class, "returns", further(ReturnPayment::new));
    private static final CommandRoute REVERSE =
            CommandRoute.reversal("disbursements", FundsDisbursed.class, ReverseDisbursement::new);
    private static final CommandRoute REVERSE_SETTLEMENT =
            CommandRoute.reversal("settlements", AdvanceSettled.class, ReverseSettlement::new);
    private static final CommandRoute REVERSE_RECOVERY =
            CommandRoute.reversal("recoveries", AdvanceRecovered.class, ReverseRecovery::new);
    private static final CommandRoute REVERSE_RETURN =
            CommandRoute.reversal("returns", PaymentReturned.class, ReverseReturn::new);

    private final Commands commands;

    AdvanceDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(SETTLE, RECOVER, GIVE_BACK, REVERSE, REVERSE_SETTLEMENT, REVERSE_RECOVERY, REVERSE_RETURN);
    }

    @PostMapping("/disbursements/{id}/settlements")
    ResponseEntity<Map<String, Object>> settle(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(SETTLE, id, json, caller, request, locale);
    }

    @PostMapping("/disbursements/{id}/recoveries")
    ResponseEntity<Map<String, Object>> recover(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(RECOVER, id, json, caller, request, locale);
    }

    @PostMapping("/disbursements/{id}/returns")
    ResponseEntity<Map<String, Object>> giveBack(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(GIVE_BACK, id, json, caller, request, locale);
    }

    @PostMapping("/disbursements/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    @PostMapping("/settlements/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseSettlement(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE_SETTLEMENT, id, json, caller, request, locale);
    }

    @PostMapping("/recoveries/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseRecovery(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE_RECOVERY, id, json, caller, request, locale);
    }

    @PostMapping("/returns/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseReturn(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE_RETURN, id, json, caller, request, locale);
    }

    /** Whatever becomes of money that has left is asked for by the same body. */
    private static CommandReader further(Further command) {
        return asking -> {
            var disbursement = asking.target();
            var amount = asking.body().money("amount");
            var voucher = Papers.document(asking.body(), "voucher");
            return new Draft(Form.ONE, day -> command.of(disbursement, amount, voucher, day));
        };
    }

    private interface Further {
        Object of(FactId disbursement, Money amount, @Nullable Document voucher, LocalDate effective);
    }
}
