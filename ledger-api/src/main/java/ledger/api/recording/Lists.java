package ledger.api.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.projections.Mark;
import ledger.projections.Order;
import ledger.projections.Page;
import ledger.projections.Reading;
import ledger.projections.Start;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Lists that are read page by page, each page behind the last row of the one before. */
public final class Lists {

    private static final int LONGEST_PAGE = 1_000;
    private static final String DESCENDING = "-";
    private static final Pattern CURSOR =
            Pattern.compile("(?:(?<sort>-?[a-zA-Z]+)\\.(?<value>[0-9a-z-]{1,20})\\.)?(?<position>\\d{1,18})");

    private Lists() {}

    /** @throws Problem {@code validation} unless it lies between 1 and 1,000 */
    public static int limit(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.validation(FieldError.parameter("limit", "number", Map.of("least", 1, "most", LONGEST_PAGE)));
        }
        return limit;
    }

    /**
     * Where a page begins.
     *
     * @param sort the member that the list is sorted by, with {@code -} in front from the last to the first; null as it was
     *     recorded
     * @param cursor the {@code next} of the page before; null for the first page
     * @param keys what this list can be sorted by
     * @throws Problem {@code validation} when it cannot be sorted so, or when the cursor is that of another sort
     */
    public static Start start(@Nullable String sort, @Nullable String cursor, Order.Key... keys) {
        var order = sort == null ? Order.RECORDED : order(sort, List.of(keys));
        return new Start(order, cursor == null ? null : mark(cursor, order));
    }

    private static Order order(String sort, List<Order.Key> keys) {
        var descending = sort.startsWith(DESCENDING);
        var member = descending ? sort.substring(DESCENDING.length()) : sort;
        return keys.stream()
                .filter(key -> key.member().equals(member))
                .findFirst()
                .map(key -> new Order(key, descending))
                .orElseThrow(() -> Problem.validation(FieldError.notOneOf(
                        "sort",
                        keys.stream()
                                .map(Order.Key::member)
                                .flatMap(key -> Stream.of(key, DESCENDING + key))
                                .toList())));
    }

    private static Mark mark(String cursor, Order order) {
        var read = CURSOR.matcher(cursor);
        if (!read.matches()) {
            throw Problem.validation(FieldError.parameter("cursor", "cursor"));
        }
        var sort = read.group("sort") == null ? sort(Order.RECORDED) : read.group("sort");
        if (!sort.equals(sort(order))) {
            throw Problem.validation(FieldError.parameter("cursor", "cursor-of-other-sort", Map.of("sort", sort)));
        }
        var position = Long.parseLong(read.group("position"));
        var value = read.group("value") == null ? read.group("position") : read.group("value");
        if (!order.key().valid(value)) {
            throw Problem.validation(FieldError.parameter("cursor", "cursor"));
        }
        return new Mark(value, position);
    }

    private static String sort(Order order) {
        return (order.descending() ? DESCENDING : "") + order.key().member();
    }

    /** Where a page ends, and by what it is sorted unless that is as it was recorded. */
    private static String cursor(Order order, Mark next) {
        return order.equals(Order.RECORDED)
                ? Long.toString(next.position())
                : String.join(".", sort(order), next.value(), Long.toString(next.position()));
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
        throw Problem.validation(FieldError.notOneOf(name, List.of(kind.getEnumConstants())));
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
        members.put("next", next == null ? null : cursor(reading.value().order(), next));
        return members;
    }
}
