package ledger.api.plan;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.ETags;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.core.law.Circumstances;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.projections.plan.Appendices;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans: typed by hand, listed, read. */
@RestController
@RequestMapping(Answers.API + "/plans")
class PlanDoor {

    private final Registering registering;
    private final Catalogue catalogue;
    private final Appendices appendices;
    private final Positions positions;
    private final LoadedLaw law;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    PlanDoor(Registering registering, Catalogue catalogue, Appendices appendices, Positions positions, LoadedLaw law) {
        this.registering = registering;
        this.catalogue = catalogue;
        this.appendices = appendices;
        this.positions = positions;
        this.law = law;
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> register(@RequestBody byte[] json, Caller caller, HttpServletRequest request)
            throws Exception {
        Asked.mustHaveKey(request);
        var body = Body.read(json);
        var plan = PlanBody.plan(body);
        body.done();
        var asked = Asked.of(request, caller, body, plan.date(), Registering.reason(plan));
        return registering.register(new RegisterPlan(plan, null), asked);
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> all(
            @RequestParam(defaultValue = "false") boolean withdrawn, HttpServletRequest request)
            throws InterruptedException {
        positions.await(request);
        var headers = appendices.headers(withdrawn);
        var now = Circumstances.at(clock.instant(), law.current().law());
        var members = new LinkedHashMap<String, Object>();
        members.put("position", headers.position());
        members.put(
                "items",
                headers.value().stream()
                        .map(header -> PlanAnswer.header(catalogue.current(header.plan()), now))
                        .toList());
        members.put("next", null);
        return Positions.at(headers.position(), members);
    }

    @GetMapping("/{plan}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String plan) {
        var standing = catalogue.standing(plan);
        var now = Circumstances.at(clock.instant(), law.current().law());
        return ResponseEntity.ok().eTag(ETags.of(standing.version())).body(PlanAnswer.whole(standing.known(), now));
    }
}
