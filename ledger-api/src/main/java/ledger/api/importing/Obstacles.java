package ledger.api.importing;

import java.util.ArrayList;
import java.util.List;
import ledger.api.importing.Confirming.Obstacle;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with the answers of a confirmation. */
final class Obstacles {

    private final List<Obstacle> found = new ArrayList<>();

    void add(String pointer, String code, Object... facts) {
        found.add(new Obstacle(pointer, code, List.of(facts)));
    }

    /** Adds the obstacle that a value is missing, if it is. */
    boolean missing(String pointer, @Nullable Object value) {
        if (value == null) {
            add(pointer, "required");
        }
        return value == null;
    }

    /** A member's name as a JSON pointer writes it. */
    static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    List<Obstacle> all() {
        return List.copyOf(found);
    }
}
