package ledger.api.preview;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Commands;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.Positions;
import ledger.api.recording.Replacements;
import ledger.api.security.Caller;
import ledger.api.security.ForbiddenLog;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Xem trước: what a command would record or why it would be refused, without recording either. */
@RestController
class PreviewDoor {

    /** What only recording gives. */
    private static final Set<String> RECORDED = Set.of("eventId", "position", "recordedAt", "withdrawnAt");

    private final Catalogue catalogue;
    private final NamedCommands names;
    private final Commands commands;

    PreviewDoor(Catalogue catalogue, NamedCommands names, Commands commands) {
        this.catalogue = catalogue;
        this.names = names;
        this.commands = commands;
    }

    @PostMapping(Answers.API + "/plans/{plan}/previews")
    ResponseEntity<Map<String, Object>> preview(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        ForbiddenLog.nothingWasDone(request);
        var id = catalogue.plan(plan).id();
        // The command's own body is read as if it had come by itself.
        var named = names.read(Body.read(json), id, route -> true, Body::enclosed, caller);
        var attempt = commands.attempt(named, request, locale);
        return Positions.at(attempt.position(), effect(attempt.members()));
    }

    /** The answer that the command would get, without what only recording gives. */
    private static Map<String, Object> effect(Map<?, ?> answer) {
        var effect = new LinkedHashMap<String, Object>();
        answer.forEach((name, value) -> {
            if (name.equals("items") && value instanceof List<?> items) {
                effect.put(
                        "items",
                        items.stream().map(item -> effect((Map<?, ?>) item)).toList());
            } else if (value instanceof Map<?, ?> inner && name.equals(Replacements.MEMBER)) {
                effect.put(Replacements.MEMBER, effect(inner));
            } else if (!RECORDED.contains(name)) {
                effect.put((String) name, value);
            }
        });
        return effect;
    }
}
