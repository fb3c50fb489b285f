package ledger.api.proof;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs checkpoints: its private half in a file, its public half in the database beside all that went before it.
 * Callers hold the lock of {@link Checkpoints}, so that two nodes never make one each.
 */
final class Keys {

    private final KeyFile file;
    /** Holds the next key from before it is published until it has taken the place of the former one. */
    private final KeyFile next;

    private final ProofTables tables;

    Keys(Path directory, ProofTables tables) {
        this.file = new KeyFile(directory.resolve("checkpoint-key.pem"));
        this.next = new KeyFile(directory.resolve("checkpoint-key.next.pem"));
        this.tables = tables;
    }

    /**
     * The key that signs; made where the ledger has none yet.
     *
     * @throws CannotSign when it is not where it should be
     */
    KeyPair current() {
        var published = tables.latestKey();
        if (published.isEmpty()) {
            var first = file.read().orElseGet(() -> {
                var made = Ed25519.newPair();
                file.write(made);
                return made;
            });
            publish(first, null, null);
            return first;
        }
        var id = published.get().id();
        if (in(next, id).isPresent()) {
            // It was published by a rotation that may have been broken off.
            next.become(file);
        }
        return in(file, id).orElseThrow(() -> CannotSign.otherKey(file.path(), id));
    }

    private static Optional<KeyPair> in(KeyFile file, String id) {
        return file.read().filter(pair -> Ed25519.id(pair.getPublic()).equals(id));
    }

    /** Publishes a new key that follows the one that signs until now; {@link #current} behind the commit is the new one. */
    PublishedKey rotate() {
        var former = current();
        return rotate(former);
    }

    /** The same where the private key is lost: nobody vouches for the new one, and verifiers have to be told of it. */
    PublishedKey rotateWithoutFormer() {
        return rotate(null);
    }

    private PublishedKey rotate(@Nullable KeyPair former) {
        var follows = tables.latestKey().map(PublishedKey::id).orElse(null);
        var made = Ed25519.newPair();
        next.write(made);
        return publish(made, follows, former);
    }

    private PublishedKey publish(KeyPair made, @Nullable String follows, @Nullable KeyPair former) {
        var id = Ed25519.id(made.getPublic());
        var encoded = made.getPublic().getEncoded();
        var now = tables.now();
        var endorsement = follows == null || former == null
                ? null
                : Ed25519.sign(former.getPrivate(), PublishedKey.text(id, encoded, now, follows));
        var key = new PublishedKey(id, encoded, now, follows, endorsement);
        tables.add(key);
        return key;
    }
}
