package ledger.api.store;

import org.jspecify.annotations.Nullable;

/** A refusal that was decided before the command reached its handler; goes the same way as all others. */
final class RefusedAtTheDoor extends RuntimeException {

    /** What was asked and why it is refused; sent through the bus in the place of the command. */
    record Question(@Nullable String type, String text, String code, String facts) {}

    private final transient RefusalText.Words words;

    RefusedAtTheDoor(Question question) {
        super(question.code(), null, false, false);
        this.words = new RefusalText.Words(question.code(), question.facts());
    }

    RefusalText.Words words() {
        return words;
    }
}
