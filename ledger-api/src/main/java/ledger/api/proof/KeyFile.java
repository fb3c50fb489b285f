package ledger.api.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.api.PrivateFile;

/** A private key with its public key, as PEM, in a file that only its owner can read. */
final class KeyFile {

    private static final Pattern PUBLIC = block("PUBLIC KEY");
    private static final Pattern PRIVATE = block("PRIVATE KEY");

    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** @throws CannotSign when there is a file and no pair of keys in it */
    Optional<KeyPair> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            var text = Files.readString(path);
            return Optional.of(Ed25519.pair(bytes(PUBLIC, text), bytes(PRIVATE, text)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw CannotSign.unreadable(path, e);
        }
    }

    /** Behind this the keys are on the disk, whatever happens to the machine. */
    void write(KeyPair pair) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            PrivateFile.write(
                    path,
                    List.of(
                            pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                            pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
        } catch (IOException e) {
            throw CannotSign.unwritable(path, e);
        }
    }

    /** Takes the place of another file in one step. */
    void become(KeyFile other) {
        try {
            PrivateFile.move(path, other.path);
        } catch (IOException e) {
            throw CannotSign.unwritable(other.path, e);
        }
    }

    private static Pattern block(String name) {
        return Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]*)-----END " + name + "-----");
    }

    private static byte[] bytes(Pattern block, String text) {
        var found = block.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("No " + block);
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    private static String pem(String name, byte[] bytes) {
        return "-----BEGIN " + name + "-----\n" + Base64.getEncoder().encodeToString(bytes) + "\n-----END " + name
                + "-----";
    }
}
