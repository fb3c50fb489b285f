package ledger.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The rules of one command, asked in the order in which a reader is told of them; all obstacles are reported at once. */
public final class Rules {

    private final List<Refusal> obstacles = new ArrayList<>(0);

    /** One rule: what must hold, or the obstacle with its facts. */
    public Rules unless(boolean holds, Supplier<? extends Refusal> obstacle) {
        if (!holds) {
            obstacles.add(obstacle.get());
        }
        return this;
    }

    /** @throws Refused with every obstacle met */
    public void enforce() {
        if (!obstacles.isEmpty()) {
            throw new Refused(obstacles);
        }
    }
}
