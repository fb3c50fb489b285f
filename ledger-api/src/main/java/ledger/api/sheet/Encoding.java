package ledger.api.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The encoding of a text file, told by its bytes: Unicode, or Windows-1258 when the bytes are not Unicode and read as
 * Vietnamese in it.
 */
final class Encoding {

    static final Charset VIETNAMESE = Charset.forName("windows-1258");

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final String LETTERS = "àáâãèéêìíòóôõùúýăđơư";

    /** No text has a tone without a vowel under it, a foreign letter, or a sign inside a word. */
    private static final Pattern NOT_VIETNAMESE = Pattern.compile("(?iu)(?<![aăâeêioôơuưy])[" + TONES
            + "]|[\\p{L}&&[^a-z" + LETTERS + "]]" + "|\\p{L}[" + TONES + "]?[¡-»¿]\\p{L}");

    private static final Pattern SURELY_VIETNAMESE = Pattern.compile("(?iu)[" + TONES + "ăđơư]");

    private Encoding() {}

    /** The text of the bytes without byte order mark; refused from the first byte on that cannot be read. */
    static String decode(byte[] source) {
        if (begins(source, 0xef, 0xbb, 0xbf)) {
            return unicode(source, 3, StandardCharsets.UTF_8);
        }
        if (begins(source, 0xff, 0xfe)) {
            return unicode(source, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(source, 0xfe, 0xff)) {
            return unicode(source, 2, StandardCharsets.UTF_16BE);
        }
        var wide = withoutMark(source);
        if (wide.isPresent()) {
            return unicode(source, 0, wide.get());
        }
        return vietnamese(source).orElseGet(() -> unicode(source, 0, StandardCharsets.UTF_8));
    }

    private static boolean begins(byte[] source, int... mark) {
        for (int index = 0; index < mark.length; index++) {
            if (source.length <= index || (source[index] & 0xff) != mark[index]) {
                return false;
            }
        }
        return true;
    }

    /** In UTF-16 the digits, spaces and plain letters have a zero in every other byte, always on the same side. */
    private static Optional<Charset> withoutMark(byte[] source) {
        int length = Math.min(source.length, 1 << 14) & ~1;
        var zeros = new int[2];
        for (int index = 0; index < length; index++) {
            zeros[index % 2] += source[index] == 0 ? 1 : 0;
        }
        if (source.length % 2 == 0 && zeros[1] * 8 > length && zeros[0] * 8 < zeros[1]) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return source.length % 2 == 0 && zeros[0] * 8 > length && zeros[1] * 8 < zeros[0]
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static Optional<String> vietnamese(byte[] source) {
        if (readable(source, StandardCharsets.UTF_8).isPresent()) {
            return Optional.empty();
        }
        var text = readable(source, VIETNAMESE).filter(read -> read.chars().noneMatch(Encoding::control));
        if (text.isPresent() && OldFont.writes(readable(source, OldFont.LATIN).orElse(""))) {
            return readable(source, OldFont.LATIN);
        }
        return text.filter(read -> SURELY_VIETNAMESE.matcher(read).find()
                && !NOT_VIETNAMESE.matcher(read).find());
    }

    private static Optional<String> readable(byte[] source, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(source.length);
        boolean error = decoder.decode(ByteBuffer.wrap(source), text, true).isError();
        return error ? Optional.empty() : Optional.of(text.flip().toString());
    }

    private static String unicode(byte[] source, int from, Charset charset) {
        var input = ByteBuffer.wrap(source, from, source.length - from);
        var text = CharBuffer.allocate(source.length);
        boolean malformed = charset.newDecoder().decode(input, text, true).isError() || input.hasRemaining();
        text.flip();
        for (int index = 0; index < text.length(); index++) {
            if (control(text.charAt(index))) {
                throw unreadable(text.subSequence(0, index), text.charAt(index));
            }
        }
        if (malformed) {
            throw unreadable(text, source[input.position()] & 0xff);
        }
        return text.toString();
    }

    private static boolean control(int character) {
        return Character.isISOControl(character) && "\t\n\r\f".indexOf(character) < 0;
    }

    private static Unread unreadable(CharSequence before, int code) {
        var lines = before.toString().split("\r\n|[\n\r]", -1);
        var cells = lines[lines.length - 1].split("\t", -1);
        return Unread.at("unreadable", lines.length, cells.length, String.format(Locale.ROOT, "0x%02X", code));
    }
}
