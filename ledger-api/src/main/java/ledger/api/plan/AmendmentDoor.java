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
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Điều chỉnh phụ lục: what a later decision changes of an appendix. */
@RestController
class AmendmentDoor implements CommandRoutes {

    private static final CommandRoute AMEND = CommandRoute.changingPlan("amendments", AmendmentDoor::amendment);

    private final Commands commands;

    AmendmentDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(AMEND);
    }

    @PostMapping(Answers.API + "/plans/{plan}/amendments")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(AMEND, plan, json, caller, request, locale);
    }

    private static Draft amendment(Asking asking) {
        var inForce = asking.current();
        var decision = Papers.requiredDocument(asking.body(), "decision");
        var amended = AmendmentBody.plan(asking.body(), inForce.plan());
        return AmendmentDraft.of(amended, inForce, decision, null);
    }
}
