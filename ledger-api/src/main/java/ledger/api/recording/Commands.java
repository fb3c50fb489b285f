package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.security.Caller;
import ledger.core.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** From the body of a command to its answer, whether it is recorded or only tried. */
@Component
public final class Commands {

    private final Catalogue catalogue;
    private final Papers papers;
    private final Recording recording;
    private final KeptRefusals refusals;

    Commands(Catalogue catalogue, Papers papers, Recording recording, KeptRefusals refusals) {
        this.catalogue = catalogue;
        this.papers = papers;
        this.recording = recording;
        this.refusals = refusals;
    }

    /**
     * Has the command recorded that a request asks for.
     *
     * @param id in the request's path
     * @throws Refused when a rule does not allow it, after that was kept
     * @throws Problem when the request is not right, or the caller may not touch what it names
     */
    public ResponseEntity<Map<String, Object>> record(
            CommandRoute route, String id, byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        Asked.mustHaveKey(request);
        var body = Body.read(json);
        var draft = route.reader().read(new Asking(catalogue, papers, id, body, caller));
        var asked = Asked.of(request, caller, body);
        body.done();
        var receipt = recording.record(command(draft, asked), asked);
        var facts = recording.entries(receipt);
        return Answers.created(
                receipt, draft.form().location(facts), draft.form().members(facts, locale));
    }

    private Object command(Draft draft, Asked asked) {
        try {
            return draft.command().apply(asked.effective());
        } catch (Refused refused) {
            refusals.refused(asked.request(), asked, refused);
            throw refused;
        }
    }

    /** What a command would record, and the position of the ledger on which that was decided. */
    public record Attempt(Form form, List<Recording.Entry> facts, long position) {}

    /**
     * Has the command decided that a request would ask for, and nothing recorded of it.
     *
     * @throws Refused as {@link #record} does; it is not kept
     * @throws Problem as {@link #record} does
     */
    public Attempt attempt(CommandRoute route, String id, Body body, Caller caller, HttpServletRequest request)
            throws Exception {
        var draft = route.reader().read(new Asking(catalogue, papers, id, body, caller));
        var envelope = Asked.envelope(request, caller, body);
        body.done();
        var receipt = recording.attempt(draft.command().apply(envelope.effectiveDate()), envelope);
        return new Attempt(
                draft.form(),
                recording.entries(receipt),
                receipt.events().get(0).position() - 1);
    }
}
