package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.projections.Page;
import ledger.projections.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Lists that are read page by page; the cursor is the position after which the next page begins. */
public final class Lists {

    private static final int LONGEST_PAGE = 1_000;

    private Lists() {}

    /** @throws Problem {@code validation} unless it lies between 1 and 1,000 */
    public static int limit(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.validation(
                    new FieldError(null, "number", Map.of("parameter", "limit", "least", 1, "most", LONGEST_PAGE)));
        }
        return limit;
    }

    /** Where a page begins; 0 without a cursor. */
    public static long after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw Problem.validation(FieldError.parameter("cursor", "cursor"));
        }
        return Long.parseLong(cursor);
    }

    /** A parameter that names one of the constants of an enum; null when left out. */
    public static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String value, Class<E> kind) {
        if (value == null) {
            return null;
        }
        for (var constant : kind.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw Problem.validation(new FieldError(
                null, "not-one-of", Map.of("parameter", name, "allowed", List.of(kind.getEnumConstants()))));
    }

    public static <T> ResponseEntity<Map<String, Object>> page(
            Reading<Page<T>> reading, Function<T, Map<String, Object>> item) {
        return Positions.at(reading.position(), members(reading, item));
    }

    /** A page as of some time, which it says. */
    public static <T> ResponseEntity<Map<String, Object>> page(
            AsOf time, Reading<Page<T>> reading, Function<T, Map<String, Object>> item) {
        var shown = time.shown(reading);
        var members = new LinkedHashMap<String, Object>();
        time.in(members);
        members.putAll(members(shown, item));
        return Positions.at(shown.position(), members);
    }

    /** The members of a page, to which a list may add its own. */
    public static <T> Map<String, Object> members(Reading<Page<T>> reading, Function<T, Map<String, Object>> item) {
        var members = new LinkedHashMap<String, Object>();
        members.put("position", reading.position());
        members.put("items", reading.value().items().stream().map(item).toList());
        var next = reading.value().next();
        members.put("next", next == null ? null : next.toString());
        return members;
    }
}
