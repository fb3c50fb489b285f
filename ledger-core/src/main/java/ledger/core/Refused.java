package ledger.core;

import java.util.List;
import java.util.function.Supplier;

/** A command was not allowed. The only exception that is thrown on purpose; everything else is a bug. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Obstacle> obstacles;

    private Refused(String message, List<Obstacle> obstacles) {
        // A refusal is an answer, not an accident: no stack trace is taken.
        super(message, null, false, false);
        this.obstacles = List.copyOf(obstacles);
    }

    /** @param refusals what stands in the way, the one to be named first in front; at least one */
    public Refused(List<? extends Refusal> refusals) {
        this(refusals.get(0).toString(), refusals.stream().map(Obstacle::new).toList());
    }

    /** As {@link #Refused(List)}, with what of the request each is about. */
    static Refused by(List<Obstacle> obstacles) {
        return new Refused(obstacles.get(0).refusal().toString(), obstacles);
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
        return obstacles.get(0).refusal();
    }

    public List<Refusal> refusals() {
        return obstacles.stream().map(Obstacle::refusal).toList();
    }

    /** The refusals with what of the request each is about. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }
}
