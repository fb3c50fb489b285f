package ledger.api.redeciding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of deciding everything again.
 *
 * @param accepted writes that were recorded and decided again
 * @param refused commands that were refused and decided again
 * @param omitted what could not be decided again, and why
 * @param total how much was decided otherwise
 * @param differences the first of it
 */
public record Redecided(long accepted, long refused, List<Omitted> omitted, long total, List<Otherwise> differences) {

    public Redecided {
        omitted = List.copyOf(omitted);
        differences = List.copyOf(differences);
    }

    /**
     * Commands of one kind that were not decided again.
     *
     * @param what the type of the first event or of the command; null where it never became a command
     * @param why a code: {@code unreadable}, {@code unusual-write}, {@code request-wording}, {@code at-the-door},
     *     {@code later-step}, {@code cut-off} or {@code out-of-order}
     */
    public record Omitted(@Nullable String what, String why, long count) {}

    /**
     * What was decided otherwise than it was.
     *
     * @param position of the first event of an accepted write, or the last one that the refusal knew
     * @param refusal the number of the refusal; null for an accepted write
     * @param recorded the events or the code, as stored
     * @param redecided the events, the code, or the failure that came of it now
     */
    public record Otherwise(long position, @Nullable Long refusal, String recorded, String redecided) {}
}
