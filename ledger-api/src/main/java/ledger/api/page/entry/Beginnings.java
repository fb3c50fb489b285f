package ledger.api.page.entry;

import java.util.List;
import java.util.stream.Stream;
import ledger.api.recording.Answers;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody may begin to record, by the doors of the commands themselves. */
@Component
public final class Beginnings {

    private static final List<Act> ON_LINES =
            List.of(Act.COMMIT, Act.PAY, Act.ADVANCE, Act.ALLOCATE, Act.TRANSFER, Act.HOLD, Act.SUPPLEMENT, Act.REDUCE);

    private final OtherDoors doors;

    Beginnings(OtherDoors doors) {
        this.doors = doors;
    }

    /** The slugs of what the caller may begin on a plan. */
    List<String> on(String plan, Caller caller) {
        return slugs(Stream.of(Act.values()).filter(Act::begins), plan, caller);
    }

    /** The slugs of what the caller may begin on a line; which lines those are, {@link #recorder} knows. */
    public List<String> onLines(String plan, Caller caller) {
        return slugs(ON_LINES.stream(), plan, caller);
    }

    /** The caller in the role in which it records on a plan; null when it records nothing. */
    public @Nullable Caller recorder(String plan, Caller caller) {
        return ON_LINES.stream()
                .map(act -> path(plan, act))
                .filter(path -> doors.open(path, caller))
                .findFirst()
                .map(path -> doors.through(path, caller))
                .orElse(null);
    }

    private List<String> slugs(Stream<Act> acts, String plan, Caller caller) {
        return acts.filter(act -> doors.open(path(plan, act), caller))
                .map(Act::slug)
                .toList();
    }

    static String path(String plan, Act act) {
        return Answers.API + "/plans/" + plan + "/" + act.command();
    }
}
