package ledger.api.problem;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that are wrong with a request.
 *
 * @param pointer to the member of the body, a JSON pointer, {@code ""} for the whole body; null when it is not in the body
 * @param code such as {@code required}; names the sentence that is shown
 * @param facts further members, in this order
 */
public record FieldError(@Nullable String pointer, String code, Map<String, ?> facts) {

    public FieldError {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public FieldError(String pointer, String code) {
        this(pointer, code, Map.of());
    }

    /** The same in a body that stands inside of another one. */
    FieldError under(String outer) {
        return pointer == null ? this : new FieldError(outer + pointer, code, facts);
    }

    /** A parameter of the query or a header that is wrong. */
    public static FieldError parameter(String name, String code) {
        return parameter(name, code, Map.of());
    }

    /** The same with facts for the reader. */
    public static FieldError parameter(String name, String code, Map<String, ?> facts) {
        var members = new LinkedHashMap<String, Object>();
        members.put("parameter", name);
        members.putAll(facts);
        return new FieldError(null, code, members);
    }

    /** A parameter that is none of the words that it may be. */
    public static FieldError notOneOf(String parameter, Collection<?> allowed) {
        return parameter(parameter, "not-one-of", Map.of("allowed", List.copyOf(allowed)));
    }
}
