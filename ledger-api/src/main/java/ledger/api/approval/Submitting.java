package ledger.api.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.recording.Asked;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.Form;
import ledger.api.security.Caller;
import ledger.core.Refused;
import ledger.core.approval.ApprovalCommand.SubmitRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lập đề nghị: a command is asked of somebody else instead of being recorded. */
@Component
public final class Submitting {

    /** Where the command stands in the body of a request. */
    private static final String BODY = "/body";

    private static final Form SUBMITTED = Form.read("/requests/");

    private final Commands commands;
    private final Wanted wanted;

    Submitting(Commands commands, Wanted wanted) {
        this.commands = commands;
        this.wanted = wanted;
    }

    /**
     * Has a request recorded.
     *
     * @param naming {@code {planId, command, target, body}}
     * @throws Problem when the command would be refused, pointing into {@code /body}
     */
    public ResponseEntity<Map<String, Object>> submit(
            Body naming, Caller caller, HttpServletRequest request, Locale locale) throws Exception {
        var wording = naming.canonical();
        var command = wanted.read(naming, caller, request);
        var envelope = command.envelope();
        var asked = Asked.of(request, caller, naming, envelope.effectiveDate(), envelope.reason());
        try {
            return commands.record(
                    new Draft(SUBMITTED, day -> new SubmitRequest(command.command(), wording, caller.account())),
                    asked,
                    locale);
        } catch (Refused refused) {
            throw Problem.of(refused).under(BODY);
        }
    }
}
