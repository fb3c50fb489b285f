package ledger.core;

import java.util.List;
import java.util.function.Supplier;

/** A command was not allowed. The only exception that is thrown on purpose; everything else is a bug. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    /** @param refusals what stands in the way, the one to be named first in front; at least one */
    public Refused(List<? extends Refusal> refusals) {
        // A refusal is an answer, not an accident: no stack trace is taken.
        super(refusals.get(0).toString(), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    public Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    /** A rule that makes all further ones meaningless when it does not hold. */
    public static void unless(boolean holds, Supplier<? extends Refusal> obstacle) {
        if (!holds) {
            throw new Refused(obstacle.get());
        }
    }

    public Refusal first() {
        return refusals.get(0);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
