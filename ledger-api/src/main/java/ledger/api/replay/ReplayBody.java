package ledger.api.replay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Members;
import ledger.api.replay.Asked.Until;
import ledger.api.store.EventLog;
import ledger.core.law.Circumstances;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is to be replayed; nothing said means everything, of the present. */
@Component
final class ReplayBody {

    private static final int LONGEST = 64;

    private final EventLog log;
    private final Catalogue catalogue;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    ReplayBody(EventLog log, Catalogue catalogue) {
        this.log = log;
        this.catalogue = catalogue;
    }

    /** @throws Problem {@code malformed-request} or {@code validation} */
    Asked read(byte @Nullable [] sent) {
        if (sent == null || sent.length == 0) {
            return new Asked(null, null, false);
        }
        var body = Body.read(sent);
        var plan = plan(body);
        var until = body.optionalObject("until");
        var read = until == null ? null : until(body, until);
        var redecide = body.flag("redecide");
        body.done();
        return new Asked(plan, read, redecide);
    }

    private @Nullable PlanId plan(Body body) {
        var text = body.optionalText("plan", LONGEST);
        var plan = text == null ? null : catalogue.registered(text).orElse(null);
        if (text != null && plan == null) {
            body.error("plan", "unknown-plan", Map.of("planId", text));
        }
        return plan;
    }

    private Until until(Body body, Body until) {
        var position = until.optionalWhole("position", 0, Long.MAX_VALUE);
        var recordedAt = until.optionalInstant("recordedAt");
        var day = until.optionalDate("asOf");
        int said = (position == null ? 0 : 1) + (recordedAt == null ? 0 : 1) + (day == null ? 0 : 1);
        if (said != 1) {
            body.error("until", "one-of-three", Map.of("members", "position, recordedAt, asOf"));
        }
        if (position != null && position > log.head()) {
            until.error("position", "beyond-head", Map.of("head", log.head()));
        }
        if (recordedAt != null && recordedAt.isAfter(clock.instant())) {
            until.error("recordedAt", "instant-to-come", Map.of("now", Members.instant(clock.instant())));
        }
        if (day != null && day.isAfter(LocalDate.now(clock))) {
            until.error("asOf", "day-to-come", Map.of("today", LocalDate.now(clock)));
        }
        return new Until(position, recordedAt, day);
    }
}
