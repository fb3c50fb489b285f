package ledger.api.proof;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checkpoints, the keys that signed them, and proofs that one event or an earlier log is part of what was signed. */
@RestController
@RequestMapping(Answers.API + "/proofs")
class ProofDoor {

    private static final String POSITION = "[1-9]\\d{0,17}";
    private static final HexFormat HEX = HexFormat.of();
    private static final int RETRY_AFTER_SECONDS = 60;

    private final Proofs proofs;
    private final EventLog log;

    ProofDoor(Proofs proofs, EventLog log) {
        this.proofs = proofs;
        this.log = log;
    }

    @GetMapping("/head")
    Map<String, Object> head() {
        var members = new LinkedHashMap<String, Object>();
        signed(members, latest());
        return members;
    }

    @GetMapping("/keys")
    Map<String, Object> keys() {
        var members = new LinkedHashMap<String, Object>();
        members.put("items", proofs.keys().stream().map(PublishedKey::members).toList());
        members.put("next", null);
        return members;
    }

    /** A position that was recorded a moment ago may not be signed yet. */
    @GetMapping("/{position}")
    Map<String, Object> inclusion(
            @PathVariable String position, @RequestParam(required = false) @Nullable String checkpoint) {
        var unknown = Problem.of(ProblemCode.NOT_FOUND).with("id", position);
        if (!position.matches(POSITION)) {
            throw unknown;
        }
        var event = log.at(Long.parseLong(position)).orElseThrow(() -> unknown);
        var signed = checkpoint == null ? latest() : named("checkpoint", checkpoint);
        if (signed.position() < event.position()) {
            throw checkpoint == null ? notSignedYet() : tooSmall("checkpoint", event.position());
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("position", event.position());
        members.put("hash", event.hash());
        members.put("previousHash", event.previousHash());
        members.put("leaf", HEX.formatHex(MerkleTree.leaf(HEX.parseHex(event.hash()))));
        members.put("path", hex(proofs.tree().inclusion(event.position() - 1, signed.position())));
        signed(members, signed);
        return members;
    }

    @GetMapping("/consistency")
    Map<String, Object> consistency(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        if (from == null) {
            throw Problem.validation(FieldError.parameter("from", "required"));
        }
        var earlier = named("from", from);
        var later = to == null ? latest() : named("to", to);
        if (later.position() < earlier.position()) {
            throw tooSmall("to", earlier.position());
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("from", earlier.members());
        members.put("to", later.members());
        members.put("path", hex(proofs.tree().consistency(earlier.position(), later.position())));
        return members;
    }

    private void signed(Map<String, Object> members, Checkpoint checkpoint) {
        members.put("checkpoint", checkpoint.members());
        members.put("key", proofs.key(checkpoint.key()).members());
    }

    private Checkpoint latest() {
        return proofs.latest().orElseThrow(ProofDoor::notSignedYet);
    }

    private Checkpoint named(String parameter, String position) {
        if (!position.matches(POSITION)) {
            throw Problem.validation(FieldError.parameter(parameter, "position-of-an-event"));
        }
        return proofs.at(Long.parseLong(position))
                .orElseThrow(() -> Problem.validation(FieldError.parameter(parameter, "no-checkpoint")));
    }

    private static Problem notSignedYet() {
        return Problem.of(ProblemCode.NOT_FOUND, "not-signed-yet").retryAfter(RETRY_AFTER_SECONDS);
    }

    private static Problem tooSmall(String parameter, long least) {
        return Problem.validation(FieldError.parameter(parameter, "checkpoint-before", Map.of("least", least)));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }
}
