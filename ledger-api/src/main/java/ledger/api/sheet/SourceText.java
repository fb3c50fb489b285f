package ledger.api.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text file in UTF-8 whose tables are parted by tabs. */
final class SourceText {

    private SourceText() {}

    static Opened open(byte[] source) {
        return obstacle(source)
                .<Opened>map(obstacle -> obstacle)
                .orElseGet(() -> new Workbook(List.of(new Workbook.Sheet(null, rows(source)))));
    }

    /** Why these bytes are no such text: empty, another encoding, or no text at all. */
    private static Optional<Opened.Unreadable> obstacle(byte[] source) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var input = ByteBuffer.wrap(source);
        var text = CharBuffer.allocate(source.length);
        boolean malformed = decoder.decode(input, text, true).isError();
        text.flip();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isISOControl(character) && "\t\n\r\f".indexOf(character) < 0) {
                return Optional.of(unreadable(text.subSequence(0, index), character));
            }
        }
        if (malformed) {
            return Optional.of(unreadable(text, source[input.position()] & 0xff));
        }
        return text.chars().allMatch(c -> Character.isWhitespace(c) || c == '\ufeff')
                ? Optional.of(new Opened.Unreadable("empty", 1, null, null, List.of()))
                : Optional.empty();
    }

    /** The rows of a text without obstacle. */
    private static List<SheetRow> rows(byte[] source) {
        var text = new String(source, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        var rows = new ArrayList<SheetRow>();
        for (var line : text.split("\r\n|[\n\r]", -1)) {
            rows.add(SheetRow.of(rows.size() + 1, List.of(line.split("\t", -1))));
        }
        return rows;
    }

    private static Opened.Unreadable unreadable(CharSequence before, int code) {
        var lines = before.toString().split("\r\n|[\n\r]", -1);
        var cells = lines[lines.length - 1].split("\t", -1);
        var read = String.format(Locale.ROOT, "0x%02X", code);
        return new Opened.Unreadable("unreadable", lines.length, cells.length, read, List.of(read));
    }
}
