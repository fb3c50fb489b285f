package ledger.api.sheet;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.apache.poi.EncryptedDocumentException;
import org.jspecify.annotations.Nullable;

/** A file as it was sent. Its kind is told by its content; its name and media type are only what the sender says. */
public final class SourceFile {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private SourceFile() {}

    /** The rows of a file. It never throws: what cannot be read is answered with the reason. */
    public static Opened open(byte[] source, @Nullable String name) {
        return open(source, name, rows -> {});
    }

    /** The same, telling how many rows are read so far. */
    public static Opened open(byte[] source, @Nullable String name, LongConsumer progress) {
        try {
            var opened = read(source, progress);
            if (opened instanceof Workbook workbook) {
                OldFont.refuse(workbook);
            }
            return opened;
        } catch (Unread e) {
            return e.reason();
        } catch (EncryptedDocumentException e) {
            return Opened.Unreadable.file("password-protected");
        } catch (IOException | RuntimeException e) {
            // The parsers answer a damaged file with many kinds of exceptions, bare index errors among them.
            return Opened.Unreadable.file("damaged");
        }
    }

    private static Opened read(byte[] source, LongConsumer progress) throws IOException {
        if (begins(source, ZIP)) {
            return ExcelFile.open(source, progress);
        }
        if (begins(source, OLE)) {
            return OldExcelFile.open(source, progress);
        }
        if (source.length > 4 && source[0] == 9 && source[1] <= 8 && source[1] % 2 == 0 && source[3] == 0) {
            return Opened.Unreadable.file("old-excel");
        }
        return ForeignFile.kind(source)
                .<Opened>map(kind -> Opened.Unreadable.file("not-a-table-file", kind))
                .orElseGet(() -> SourceText.open(source, progress));
    }

    private static boolean begins(byte[] source, byte[] mark) {
        return source.length >= mark.length && Arrays.equals(source, 0, mark.length, mark, 0, mark.length);
    }
}
