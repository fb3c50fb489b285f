package ledger.api.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.api.recording.Members;
import ledger.api.redeciding.Redecided;
import ledger.api.redeciding.Redecided.Omitted;
import ledger.api.redeciding.Redecided.Otherwise;
import ledger.projections.replay.Difference;
import org.jspecify.annotations.Nullable;

/** A replay as an answer; what was found is null until it is done. */
final class ReplayAnswer {

    private ReplayAnswer() {}

    static Map<String, Object> of(ReplayJob job) {
        var seen = job.seen();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", job.id.toString());
        members.put("state", seen.state().name());
        members.put("plan", Members.text(job.asked.plan()));
        members.put("until", until(job.asked.until()));
        members.put("redecide", job.asked.redecide());
        members.put("askedBy", job.askedBy);
        members.put("askedAt", Members.instant(job.askedAt));
        members.put("startedAt", seen.startedAt() == null ? null : Members.instant(seen.startedAt()));
        members.put(
                "durationMillis",
                seen.duration() == null ? null : seen.duration().toMillis());
        members.put(
                "progress", Map.of("read", seen.read(), "of", seen.of(), "eventsPerSecond", seen.eventsPerSecond()));
        members.put("failure", seen.failure() == null ? null : seen.failure().code());
        members.put("result", seen.result() == null ? null : result(seen.result()));
        return members;
    }

    private static @Nullable Map<String, Object> until(Asked.@Nullable Until until) {
        if (until == null) {
            return null;
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("position", until.position());
        members.put("recordedAt", until.recordedAt() == null ? null : Members.instant(until.recordedAt()));
        members.put("asOf", Members.text(until.day()));
        return members;
    }

    private static Map<String, Object> result(Result result) {
        var compared = result.compared();
        var members = new LinkedHashMap<String, Object>();
        members.put("clean", result.clean());
        members.put("head", Map.of("position", compared.position(), "hash", result.hash()));
        members.put("events", result.events());
        members.put("chainIntact", result.brokenAt() == null);
        members.put("chainBrokenAt", result.brokenAt());
        members.put("unreadable", result.unreadable());
        members.put("lines", compared.lines());
        members.put("figures", compared.figures());
        members.put("differencesTotal", compared.total());
        members.put("differences", differences(compared.differences()));
        members.put("redecided", result.redecided() == null ? null : redecided(result.redecided()));
        return members;
    }

    private static Map<String, Object> redecided(Redecided redecided) {
        var members = new LinkedHashMap<String, Object>();
        members.put("accepted", redecided.accepted());
        members.put("refused", redecided.refused());
        members.put(
                "notRedecided",
                redecided.omitted().stream().map(ReplayAnswer::omitted).toList());
        members.put("differencesTotal", redecided.total());
        members.put(
                "differences",
                redecided.differences().stream().map(ReplayAnswer::otherwise).toList());
        return members;
    }

    private static Map<String, Object> omitted(Omitted omitted) {
        var members = new LinkedHashMap<String, Object>();
        members.put("what", omitted.what());
        members.put("why", omitted.why());
        members.put("count", omitted.count());
        return members;
    }

    private static Map<String, Object> otherwise(Otherwise otherwise) {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", otherwise.position());
        members.put("refusal", otherwise.refusal());
        members.put("recorded", otherwise.recorded());
        members.put("redecided", otherwise.redecided());
        return members;
    }

    private static List<Map<String, Object>> differences(List<Difference> differences) {
        return differences.stream()
                .map(one -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("table", "reading." + one.table());
                    members.put("planId", one.plan());
                    members.put("lineCode", one.line());
                    members.put("portion", one.portion());
                    members.put("figure", one.figure().name());
                    members.put("document", one.document());
                    members.put("replayed", one.replayed());
                    members.put("register", one.register());
                    return members;
                })
                .toList();
    }
}
