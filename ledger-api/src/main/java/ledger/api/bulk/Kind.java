package ledger.api.bulk;

import static ledger.api.bulk.Column.AMOUNT;
import static ledger.api.bulk.Column.EFFECTIVE;
import static ledger.api.bulk.Column.LINE;
import static ledger.api.bulk.Column.PAYEE;
import static ledger.api.bulk.Column.REASON;

import java.util.List;
import java.util.Locale;

/** What the rows of a file are. */
enum Kind {
    COMMITMENTS(List.of(LINE, AMOUNT, PAYEE, EFFECTIVE, REASON)),
    DISBURSEMENTS(List.of(AMOUNT, EFFECTIVE, REASON));

    /** The columns without which no row can be read. */
    final List<Column> required;

    Kind(List<Column> required) {
        this.required = required;
    }

    /** The last part of the path at which one of them is recorded. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
