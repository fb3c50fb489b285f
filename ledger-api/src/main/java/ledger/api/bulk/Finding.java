package ledger.api.bulk;

import ledger.api.importing.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the check has to say of a row, in the reader's language.
 *
 * @param column the header of the column; null when the whole row is meant
 * @param read what stands there; null when nothing does
 */
record Finding(
        int row,
        @Nullable String column,
        Severity severity,
        String code,
        @Nullable String read,
        String message) {}
