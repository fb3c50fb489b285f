package ledger.api.redeciding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of deciding everything again.
 *
 * @param accepted writes that were recorded and decided again
 * @param refused commands that were refused and decided again
 * @param omitted what was not to be decided again, and why
 * @param total how much was decided otherwise, or is such that nobody can have decided it
 * @param differences the first of it
 */
public record Redecided(long accepted, long refused, List<Omitted> omitted, long total, List<Otherwise> differences) {

    public Redecided {
        omitted = List.copyOf(omitted);
        differences = List.copyOf(differences);
    }

    /**
     * Commands of one kind that are not decided again, since what is stored does not say all that they rested on.
     *
     * @param what the type of the first event or of the command; null where it never became a command
     * @param why one of the codes below, which stay
     */
    public record Omitted(@Nullable String what, String why, long count) {

        /** Turned away by role, by agency or for a line that there is not: no rule of the books was asked. */
        static final String AT_THE_DOOR = "at-the-door";
        /** Decided on commands before it that were given up with it. */
        static final String LATER_STEP = "later-step";
        /** Its further events, or events that it knew, lie behind the last position that is read. */
        static final String CUT_OFF = "cut-off";
    }

    /**
     * What was decided otherwise than it was, or cannot have been decided as it is stored.
     *
     * @param position of the first event of an accepted write, or the last one that the refusal knew
     * @param refusal the number of the refusal; null for an accepted write
     * @param recorded the events or the code, as stored
     * @param redecided the events, the code, or the failure that came of it now; where nothing was to be decided, {@code
     *     unreadable}, {@code unusual-write}, {@code request-wording} or {@code out-of-order}
     */
    public record Otherwise(long position, @Nullable Long refusal, String recorded, String redecided) {}
}
