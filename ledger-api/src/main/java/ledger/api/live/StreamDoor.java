package ledger.api.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.security.Caller;
import ledger.api.security.Presence;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The ledger as it happens, by server-sent events. */
@RestController
@ConditionalOnWebApplication
class StreamDoor {

    /** What a browser sends when it comes again: the id of the last event that it had. */
    private static final String LAST = "Last-Event-ID";

    private final Followers followers;
    private final Tail tail;
    private final Presence presence;

    StreamDoor(Followers followers, Tail tail, Presence presence) {
        this.followers = followers;
        this.tail = tail;
        this.presence = presence;
    }

    @GetMapping(path = Answers.API + "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            @RequestParam(required = false) @Nullable String after,
            Caller caller,
            HttpServletRequest request,
            Locale locale) {
        var who = new Follower.Who(caller, locale, presence.of(request));
        var emitter = followers.follow(who, from(request.getHeader(LAST), after));
        // A proxy that collects answers before it sends them on would make it anything but live.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private long from(@Nullable String last, @Nullable String after) {
        long head = tail.head();
        if (last != null) {
            return position(LAST, last, head);
        }
        return after == null ? head : position("after", after, head);
    }

    private static long position(String parameter, String text, long head) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.validation(FieldError.parameter(parameter, "position"));
        }
        long position = Long.parseLong(text);
        if (position > head) {
            throw Problem.validation(FieldError.parameter(parameter, "beyond-head", Map.of("head", head)));
        }
        return position;
    }
}
