package ledger.api.page.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.FactAnswer;
import ledger.api.recording.Recording.Entry;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;

/** The fields of a recorded fact, as somebody would have filled them in. */
final class Filled {

    private Filled() {}

    static Map<String, String> of(Entry entry, Entered form, Words say) {
        var answer = FactAnswer.of(entry, say.locale());
        var filled = new LinkedHashMap<String, String>();
        for (var field : form.act().all(form.onFact())) {
            var value = member(answer, field.path().split("\\."));
            if (value != null) {
                filled.put(
                        field.path(),
                        field.kind() == Field.Kind.AMOUNT && value instanceof Long amount
                                ? say.number(amount)
                                : value.toString());
            }
        }
        return filled;
    }

    private static @Nullable Object member(Map<?, ?> of, String[] path) {
        var value = of.get(path[0]);
        return path.length == 2 && value instanceof Map<?, ?> inner ? inner.get(path[1]) : value;
    }
}
