package ledger.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The rules of one command, asked in the order in which a reader is told of them; all obstacles are reported at once. */
public final class Rules {

    private final List<Obstacle> obstacles = new ArrayList<>(0);

    /** One rule: what must hold, or the obstacle with its facts. */
    public Rules unless(boolean holds, Supplier<? extends Refusal> obstacle) {
        if (!holds) {
            obstacles.add(new Obstacle(obstacle.get()));
        }
        return this;
    }

    /**
     * The rules of a part of the request, such as {@code /items/0}: what stands in the way is pointed at inside of it. Where
     * one makes all further ones of the part meaningless, the other parts are asked all the same.
     */
    public void within(String part, Consumer<Rules> asked) {
        var inner = new Rules();
        try {
            asked.accept(inner);
        } catch (Refused refused) {
            inner.obstacles.addAll(refused.obstacles());
        }
        inner.obstacles.forEach(obstacle -> obstacles.add(obstacle.under(part)));
    }

    /** @throws Refused with every obstacle met */
    public void enforce() {
        if (!obstacles.isEmpty()) {
            throw Refused.by(obstacles);
        }
    }
}
