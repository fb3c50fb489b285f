package ledger.api.export;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list of any length, of which a page at a time is in memory. */
public final class Pages {

    private Pages() {}

    /** @param next the page behind an item, from the start for null; empty when nothing is left */
    public static <T> Stream<T> behind(Function<@Nullable T, List<T>> next) {
        return Stream.iterate(next.apply(null), page -> !page.isEmpty(), page -> next.apply(page.get(page.size() - 1)))
                .flatMap(List::stream);
    }
}
