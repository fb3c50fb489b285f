package ledger.api.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** PostgreSQL's text and UTF-8 hold neither NUL nor half a surrogate pair: refused at the door, not in the batch. */
final class Storable {

    private Storable() {}

    static void require(@Nullable String text) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("A text to store contains NUL");
            }
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    throw new IllegalArgumentException("A text to store contains half a surrogate pair");
                }
            }
        }
    }

    /** What is kept as evidence is never turned away: what cannot be stored in it becomes a question mark. */
    static String clean(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '?');
    }
}
