package ledger.api.store;

import java.util.HexFormat;

/**
 * Under which name a command is recorded at most once.
 *
 * @param key already scoped by the caller, for example by account
 * @param fingerprint SHA-256 in hex of what was asked (method, path, parsed body); the same key with another
 *     fingerprint is {@link KeyReused}
 */
public record IdempotencyKey(String key, String fingerprint) {

    public IdempotencyKey {
        Storable.require(key);
        if (HexFormat.of().parseHex(fingerprint).length != 32) {
            throw new IllegalArgumentException("A fingerprint is a SHA-256 in hex");
        }
    }
}
