package ledger.api.demo;

import java.util.List;

/** The same money adds up to different sums. */
final class BooksDisagree extends RuntimeException {

    BooksDisagree(List<String> disagreements) {
        super("CÁC SỔ KHÔNG KHỚP / THE BOOKS DISAGREE:\n  " + String.join("\n  ", disagreements));
    }
}
