package ledger.api.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A zip in memory whose parts have all been inflated once, to nowhere, before the first is looked at. */
final class Zip implements AutoCloseable {

    /** The most that all parts may hold; the sheets of the longest appendix hold a tenth of it. */
    static final long MOST_BYTES = 64L << 20;

    /** The most parts; each sheet brings two or three. */
    static final int MOST_PARTS = 5_000;

    /** A part this many times larger than its packed form is packed to harm: sheets stay below 60. */
    static final int LARGEST_RATIO = 200;

    /** Below this size a ratio says nothing. */
    private static final long RATIO_FROM = 1L << 20;

    private static final byte[] DOCUMENT_TYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

    private final ZipFile file;
    private final Map<String, ZipArchiveEntry> parts = new LinkedHashMap<>();

    Zip(byte[] source) throws IOException {
        file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(source))
                .get();
        for (var entry : Collections.list(file.getEntries())) {
            if (!entry.isDirectory() && parts.put(key(entry.getName()), entry) != null) {
                throw Unread.because("damaged");
            }
            if (parts.size() > MOST_PARTS) {
                throw Unread.because("too-many-parts", MOST_PARTS);
            }
        }
    }

    /** Inflates every part, keeping nothing, and refuses what grows too large or carries a document type. */
    void check() throws IOException {
        var buffer = new byte[1 << 16];
        long all = 0;
        for (var entry : parts.values()) {
            long size = 0;
            var type = new DocumentType();
            try (var input = file.getInputStream(entry)) {
                for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                    size += read;
                    all += read;
                    if (all > MOST_BYTES
                            || size > RATIO_FROM && size > LARGEST_RATIO * Math.max(1, entry.getCompressedSize())) {
                        throw Unread.because("zip-bomb", MOST_BYTES >> 20);
                    }
                    if (type.within(buffer, read)) {
                        throw Unread.because("document-type", entry.getName());
                    }
                }
            }
        }
    }

    Set<String> names() {
        return parts.keySet();
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    InputStream part(String name) throws IOException {
        var entry = parts.get(key(name));
        if (entry == null) {
            throw Unread.because("damaged");
        }
        return file.getInputStream(entry);
    }

    /** Names of parts are alike in capitals and small letters, and may begin with a slash. */
    private static String key(String name) {
        return name.replace('\\', '/').replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Looks for a document type declaration through the pieces of a part, in UTF-8 or UTF-16. */
    private static final class DocumentType {

        private int matched;

        boolean within(byte[] bytes, int length) {
            for (int index = 0; index < length; index++) {
                byte next = bytes[index];
                if (next == DOCUMENT_TYPE[matched]) {
                    matched++;
                } else if (next != 0) {
                    matched = next == DOCUMENT_TYPE[0] ? 1 : 0;
                }
                if (matched == DOCUMENT_TYPE.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
