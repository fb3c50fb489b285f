package ledger.api.store;

/** The idempotency key was used before for another content. Nothing was recorded. */
public final class KeyReused extends RuntimeException {

    KeyReused(String key) {
        super("The idempotency key was used before for another content: " + key, null, false, false);
    }
}
