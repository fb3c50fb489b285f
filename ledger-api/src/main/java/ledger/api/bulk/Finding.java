package ledger.api.bulk;

import ledger.api.importing.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the check has to say of a row, in the reader's language.
 *
 * @param sheet the name of the sheet; null in a file without sheets
 * @param column the header of the column; null when the whole row is meant
 * @param read what stands there; null when nothing does
 */
record Finding(
        @Nullable String sheet,
        int row,
        @Nullable String column,
        Severity severity,
        String code,
        @Nullable String read,
        String message) {}
