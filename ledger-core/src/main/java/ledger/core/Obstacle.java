package ledger.core;

/**
 * A refusal, and what of the request it is about.
 *
 * @param pointer to the member that is at fault, a JSON pointer from the top of the request; empty for the whole request
 */
public record Obstacle(Refusal refusal, String pointer) {

    Obstacle(Refusal refusal) {
        this(refusal, refusal.pointer());
    }

    /** The same, met in a part of the request. */
    Obstacle under(String part) {
        return new Obstacle(refusal, part + pointer);
    }
}
