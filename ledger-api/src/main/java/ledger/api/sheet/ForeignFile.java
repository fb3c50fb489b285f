package ledger.api.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Kinds of files that hold no rows to be read, told by their first bytes. */
final class ForeignFile {

    private static final Map<String, String> FIRST_BYTES = Map.ofEntries(
            Map.entry("%PDF-", "PDF"),
            Map.entry("{\\rtf", "RTF"),
            Map.entry("\u0089PNG\r\n", "PNG"),
            Map.entry("\u00ff\u00d8\u00ff", "JPEG"),
            Map.entry("GIF8", "GIF"),
            Map.entry("II*\0", "TIFF"),
            Map.entry("MM\0*", "TIFF"),
            Map.entry("RIFF", "WEBP"),
            Map.entry("\0\0\0\u0018ftyp", "HEIC"),
            Map.entry("\u001f\u008b", "GZIP"),
            Map.entry("7z\u00bc\u00af", "7Z"),
            Map.entry("Rar!", "RAR"),
            Map.entry("MZ\u0090", "EXE"),
            Map.entry("\u007fELF", "ELF"),
            Map.entry("SQLite format 3", "SQLite"));

    private ForeignFile() {}

    /** What a file is called that is of such a kind. */
    static Optional<String> kind(byte[] source) {
        var first = new String(source, 0, Math.min(source.length, 16), StandardCharsets.ISO_8859_1);
        return FIRST_BYTES.entrySet().stream()
                .filter(known -> first.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a zip is that is no file of Office. */
    static String zipped(Zip zip) {
        return zip.has("mimetype") && zip.has("content.xml") ? "OpenDocument" : "ZIP";
    }
}
