package ledger.api.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which event classes are stored. A name is for ever, a class may be renamed or moved.
 */
public final class ShortNames {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names = new HashMap<>();

    private ShortNames(Map<String, Class<?>> classes) {
        this.classes = Map.copyOf(classes);
        this.classes.forEach((name, type) -> {
            var other = names.put(type, name);
            if (other != null) {
                throw new IllegalArgumentException(type + " has two names: " + other + ", " + name);
            }
        });
    }

    /**
     * Names for exactly these classes.
     *
     * @throws IllegalArgumentException if a class has two names
     */
    public static ShortNames of(Map<String, Class<?>> classes) {
        return new ShortNames(classes);
    }

    /** Every name. */
    public Set<String> all() {
        return classes.keySet();
    }

    /**
     * The stored name of a class.
     *
     * @throws IllegalArgumentException if it has none: such an event cannot be recorded
     */
    public String nameOf(Class<?> type) {
        var name = names.get(type);
        if (name == null) {
            throw new IllegalArgumentException("No stored name is known for " + type);
        }
        return name;
    }

    /** The class that is stored under a name, if any. */
    public @Nullable Class<?> classOf(String name) {
        return classes.get(name);
    }
}
