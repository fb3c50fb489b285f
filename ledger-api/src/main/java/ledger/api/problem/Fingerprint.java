package ledger.api.problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a request that comes again with the same idempotency key is the same request. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256, in hex, of method, path and content; the order of members and the space between them do not count. */
    public static String of(String method, String path, Body body) {
        return of(method + "\n" + path + "\n" + body.canonical());
    }

    /** SHA-256, in hex, of a text. */
    public static String of(String content) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
