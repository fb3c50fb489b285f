package ledger.api.importing;

import java.text.Normalizer;
import java.util.List;

/**
 * One row of cells, whatever kind of file it comes from: this is where the checks begin.
 *
 * @param number the row's number in the file, from 1
 * @param raw the cells exactly as they stand there
 */
record SheetRow(int number, List<String> raw) {

    /** No appendix is wider; cells beyond are not looked at. */
    private static final int MOST_CELLS = 100;

    SheetRow {
        raw = List.copyOf(raw);
    }

    /** How many cells are worth looking at. */
    int width() {
        return Math.min(raw.size(), MOST_CELLS);
    }

    /** The cell in NFC without spaces around it. */
    String cell(int index) {
        return Normalizer.normalize(raw.get(index), Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .strip();
    }

    boolean blank() {
        return raw.stream().allMatch(String::isBlank);
    }

    /** Whether it is running text and not a row of a table. */
    boolean text() {
        return raw.size() == 1;
    }
}
