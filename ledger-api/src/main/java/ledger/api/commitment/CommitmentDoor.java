package ledger.api.commitment;

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
import ledger.core.commitment.Commitment;
import ledger.core.commitment.CommitmentCommand.AdjustCommitment;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseAdjustment;
import ledger.core.commitment.CommitmentCommand.ReverseCommitment;
import ledger.core.commitment.CommitmentCommand.ReverseRelease;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cam kết chi: recorded, adjusted, released, undone. */
@RestController
@RequestMapping(Answers.API)
class CommitmentDoor implements CommandRoutes {

    private static final CommandRoute COMMIT = CommandRoute.ofPlan("commitments", CommitmentDoor::commitment);
    private static final CommandRoute ADJUST =
            new CommandRoute("commitments", Commitment.Maker.class, "adjustments", CommitmentDoor::adjustment);
    private static final CommandRoute RELEASE =
            new CommandRoute("commitments", Commitment.Maker.class, "releases", CommitmentDoor::release);
    private static final CommandRoute REVERSE =
            CommandRoute.reversal("commitments", FundsCommitted.class, ReverseCommitment::new);
    private static final CommandRoute REVERSE_ADJUSTMENT =
            CommandRoute.reversal("adjustments", CommitmentAdjusted.class, ReverseAdjustment::new);
    private static final CommandRoute REVERSE_RELEASE =
            CommandRoute.reversal("releases", CommitmentReleased.class, ReverseRelease::new);

    private final Commands commands;

    CommitmentDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(COMMIT, ADJUST, RELEASE, REVERSE, REVERSE_ADJUSTMENT, REVERSE_RELEASE);
    }

    @PostMapping("/plans/{plan}/commitments")
    ResponseEntity<Map<String, Object>> commit(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(COMMIT, plan, json, caller, request, locale);
    }

    @PostMapping("/commitments/{id}/adjustments")
    ResponseEntity<Map<String, Object>> adjust(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(ADJUST, id, json, caller, request, locale);
    }

    @PostMapping("/commitments/{id}/releases")
    ResponseEntity<Map<String, Object>> release(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(RELEASE, id, json, caller, request, locale);
    }

    @PostMapping("/commitments/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    @PostMapping("/adjustments/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseAdjustment(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE_ADJUSTMENT, id, json, caller, request, locale);
    }

    @PostMapping("/releases/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverseRelease(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE_RELEASE, id, json, caller, request, locale);
    }

    private static Draft commitment(Asking asking) {
        asking.plan();
        var commitment = CommitmentBody.read(asking.body());
        return new Draft(Form.read("/commitments/"), day -> commitment.on(asking.leaf(commitment.lineCode()), day));
    }

    private static Draft adjustment(Asking asking) {
        var commitment = asking.target();
        var body = asking.body();
        var amount = body.money("amount");
        var quantity = body.optionalQuantity("quantity");
        var contract = Papers.document(body, "contract");
        return new Draft(Form.ONE, day -> new AdjustCommitment(commitment, amount, quantity, contract, day));
    }

    private static Draft release(Asking asking) {
        var commitment = asking.target();
        var amount = asking.body().optionalMoney("amount");
        var quantity = asking.body().optionalQuantity("quantity");
        return new Draft(Form.ONE, day -> new ReleaseCommitment(commitment, amount, quantity, day));
    }
}
