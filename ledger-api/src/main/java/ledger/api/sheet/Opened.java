package ledger.api.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of opening a file. */
public sealed interface Opened permits Workbook, Opened.Unreadable {

    /**
     * No rows could be read from it, or it is not safe to read.
     *
     * @param code short and stable, such as {@code empty}, {@code unreadable} or {@code password-protected}
     * @param row where, from 1; null when the whole file is meant
     * @param cell which cell of the row, from 1
     * @param facts what the message names, in the order of its places
     */
    record Unreadable(
            String code,
            @Nullable Integer row,
            @Nullable Integer cell,
            @Nullable String read,
            List<Object> facts) implements Opened {
        public Unreadable {
            facts = List.copyOf(facts);
        }

        static Unreadable file(String code, Object... facts) {
            return new Unreadable(code, null, null, null, List.of(facts));
        }
    }
}
