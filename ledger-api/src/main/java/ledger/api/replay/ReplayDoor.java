package ledger.api.replay;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays that are asked for, looked at and cancelled. */
@RestController
@RequestMapping(Answers.API + "/replays")
class ReplayDoor {

    private final ReplayBody bodies;
    private final ReplayJobs jobs;

    ReplayDoor(ReplayBody bodies, ReplayJobs jobs) {
        this.bodies = bodies;
        this.jobs = jobs;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<Map<String, Object>> begin(@RequestBody(required = false) byte @Nullable [] body, Caller caller) {
        var job = jobs.begin(bodies.read(body), caller.account());
        return ResponseEntity.accepted()
                .location(URI.create(Answers.API + "/replays/" + job.id))
                .body(ReplayAnswer.of(job));
    }

    @GetMapping("/{id}")
    Map<String, Object> seen(@PathVariable String id) {
        return ReplayAnswer.of(find(id));
    }

    @DeleteMapping("/{id}")
    Map<String, Object> cancel(@PathVariable String id) {
        var job = find(id);
        job.cancel();
        return ReplayAnswer.of(job);
    }

    private ReplayJob find(String id) {
        return uuid(id).flatMap(jobs::find)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", id));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
