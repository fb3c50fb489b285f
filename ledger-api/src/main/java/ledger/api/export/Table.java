package ledger.api.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is written row by row, however long it gets; it is whole when it is closed. */
public interface Table extends Closeable {

    /** @param cells each a text, a whole number, a day or null */
    void row(List<? extends @Nullable Object> cells) throws IOException;
}
