package ledger.api.sheet;

import java.util.List;
import java.util.function.LongConsumer;

/** A text file: running text around a table whose cells are parted by tabs or another sign; or a page. */
final class SourceText {

    private SourceText() {}

    static Opened open(byte[] source, LongConsumer progress) {
        var text = Encoding.decode(source);
        if (text.chars().allMatch(c -> Character.isWhitespace(c) || c == '\ufeff')) {
            return new Opened.Unreadable("empty", 1, null, null, List.of());
        }
        if (PageFile.is(text)) {
            return PageFile.open(text, progress);
        }
        var lines = List.of(text.split("\r\n|[\n\r]", -1));
        return new Workbook(List.of(new Workbook.Sheet(null, Delimiter.of(lines).rows(lines, progress))));
    }
}
