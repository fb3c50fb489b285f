package ledger.api.sheet;

import org.jspecify.annotations.Nullable;

/** A file as it was sent. Its kind is told by its content; its name and media type are only what the sender says. */
public final class SourceFile {

    private SourceFile() {}

    /** The rows of a file. It never throws: what cannot be read is answered with the reason. */
    public static Opened open(byte[] source, @Nullable String name) {
        return SourceText.open(source);
    }
}
