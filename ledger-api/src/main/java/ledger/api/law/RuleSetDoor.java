package ledger.api.law;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.LoadedLaw.Known;
import ledger.api.recording.LoadedLaw.Loading;
import ledger.api.recording.Papers;
import ledger.api.recording.Recording;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.core.law.RuleSet;
import ledger.core.legislation.LegislationCommand.LoadRuleSet;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rule sets: read as they are in force, and loaded without a new release. */
@RestController
@RequestMapping(Answers.API + "/rule-sets")
class RuleSetDoor {

    private final LoadedLaw law;
    private final Recording recording;
    private final StoredEvents events;

    RuleSetDoor(LoadedLaw law, Recording recording, StoredEvents events) {
        this.law = law;
        this.recording = recording;
        this.events = events;
    }

    /** Also those that are in force on no day any more: events may carry their names. */
    @GetMapping
    Map<String, Object> list() {
        var known = law.current();
        var members = new LinkedHashMap<String, Object>();
        members.put(
                "items",
                known.law().all().stream().map(set -> answer(set, known)).toList());
        members.put("next", null);
        return members;
    }

    @GetMapping("/{name}")
    Map<String, Object> one(@PathVariable String name) {
        var known = law.current();
        return answer(known.law().named(name).orElseThrow(() -> Papers.unknown(name)), known);
    }

    private static Map<String, Object> answer(RuleSet set, Known known) {
        return RuleSetAnswer.of(set, known.loading(set.name()).orElse(null));
    }

    /** Nạp bộ quy định. */
    @PostMapping
    ResponseEntity<Map<String, Object>> load(@RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        Asked.mustHaveKey(request);
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        var command = new LoadRuleSet(
                RuleSetBody.name(body),
                body.date("from"),
                RuleSetBody.rules(body),
                Papers.document(body, "decision"),
                asked.effective());
        body.done();
        var receipt = recording.record(command, asked);
        var stored = Answers.last(receipt);
        var loaded = (RuleSetLoaded) events.payload(stored);
        return Answers.created(
                receipt,
                Answers.API + "/rule-sets/" + loaded.rules().name(),
                RuleSetAnswer.of(loaded.rules(), new Loading(stored, loaded)));
    }
}
