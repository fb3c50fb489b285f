package ledger.api.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Members;
import ledger.api.recording.Papers;
import ledger.api.recording.Positions;
import ledger.api.recording.Recording;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.core.plan.Agency;
import ledger.core.succession.SuccessionCommand.SucceedAgency;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agencies of the plans, and who takes over from whom when agencies are merged, split or dissolved. */
@RestController
@RequestMapping(Answers.API + "/agencies")
class AgencyDoor {

    private final KnownAgencies agencies;
    private final Catalogue catalogue;
    private final Positions positions;
    private final EventLog log;
    private final Recording recording;
    private final StoredEvents events;

    AgencyDoor(
            KnownAgencies agencies,
            Catalogue catalogue,
            Positions positions,
            EventLog log,
            Recording recording,
            StoredEvents events) {
        this.agencies = agencies;
        this.catalogue = catalogue;
        this.positions = positions;
        this.log = log;
        this.recording = recording;
        this.events = events;
    }

    /** The agencies that lead a section or a line, or hold the budget, of a plan in force; then those that did. */
    @GetMapping
    ResponseEntity<Map<String, Object>> list(HttpServletRequest request) throws InterruptedException {
        positions.await(request);
        var known = agencies.list();
        var members = new LinkedHashMap<String, Object>();
        members.put("position", known.position());
        members.put("items", known.entries().stream().map(AgencyDoor::entry).toList());
        members.put("next", null);
        return Positions.at(known.position(), members);
    }

    private static Map<String, Object> entry(KnownAgencies.Entry entry) {
        var members = PlanAnswer.agency(entry.agency());
        if (entry.successor() != null) {
            members.put("successor", PlanAnswer.agency(entry.successor()));
        }
        return members;
    }

    /** Kế thừa: in every plan at once, the successor takes over what the agency leads and holds. */
    @PostMapping("/{code}/successors")
    ResponseEntity<Map<String, Object>> succeed(
            @PathVariable String code, @RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        Asked.mustHaveKey(request);
        // A plan that was registered a moment ago is one of those that change.
        positions.await(log.head());
        var known = agencies.list();
        var predecessor = known.find(code).orElseThrow(() -> Papers.unknown(code));
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        var decision = Papers.requiredDocument(body, "decision");
        var successor = successor(body.object("successor"), known);
        body.done();
        var receipt = recording.record(
                new SucceedAgency(known.plans(), predecessor, successor, decision, asked.effective()), asked);
        var recorded = events.payloads(receipt.events()).stream()
                .map(AgencySucceeded.class::cast)
                .toList();
        // Whoever asks this node next meets the successor.
        recorded.forEach(succeeded -> catalogue.current(succeeded.plan().value()));
        var members = members(recorded);
        Answers.recorded(members, receipt.events());
        return Answers.created(receipt, Answers.event(Answers.last(receipt)), members);
    }

    private static Agency successor(Body body, KnownAgencies.Listing known) {
        var successor = PlanBody.agency(body);
        known.find(successor.code())
                .filter(agency -> !agency.name().equals(successor.name()))
                .ifPresent(agency -> body.error(
                        "name", "agency-name-differs", Map.of("agency", agency.code(), "name", agency.name())));
        return successor;
    }

    private static Map<String, Object> members(List<AgencySucceeded> recorded) {
        var first = recorded.get(0);
        var members = new LinkedHashMap<String, Object>();
        members.put("predecessor", PlanAnswer.agency(first.predecessor()));
        members.put("successor", PlanAnswer.agency(first.successor()));
        members.put("decision", Members.document(first.decision()));
        members.put("items", recorded.stream().map(AgencyDoor::plan).toList());
        return members;
    }

    private static Map<String, Object> plan(AgencySucceeded succeeded) {
        var total = succeeded.total();
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", succeeded.plan().value());
        members.put("budgetHolder", succeeded.budgetHolder());
        members.put("effectiveDate", succeeded.effective().toString());
        members.put("currency", "VND");
        members.put("handedOver", total.open().dong());
        members.put("kept", total.concluded().dong());
        members.put("balances", Members.balances(total));
        return members;
    }
}
