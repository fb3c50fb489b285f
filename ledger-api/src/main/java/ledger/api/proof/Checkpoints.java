package ledger.api.proof;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes checkpoints: makes sure that the log goes on from where it was signed last, computes the tree over what was recorded
 * since, and signs. Of what was signed it looks at the right edge of the tree only, in a few hundred hashes: what was changed
 * further back by hand is the verifier's to find. One node does so at a time; no writer of events waits for it.
 */
public final class Checkpoints {

    private static final HexFormat HEX = HexFormat.of();
    /** What the first event of a log follows. */
    private static final String GENESIS = "0".repeat(64);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ProofTables tables;
    private final Keys keys;

    /**
     * @param source inserts into the tables of {@code ledger} that prove the log
     * @param directory where the private key is kept
     */
    public Checkpoints(DataSource source, Path directory) {
        database = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        tables = new ProofTables(database);
        keys = new Keys(directory, tables);
    }

    /**
     * Signs all that is recorded by now.
     *
     * @return the position that was signed; empty where nothing was recorded since the last checkpoint
     * @throws CannotSign when the key is away, or when the log is not the one that was signed before
     */
    public Optional<Long> take() {
        return take(Long.MAX_VALUE);
    }

    /** The same up to a position, where nothing behind it is signed yet. */
    Optional<Long> take(long upTo) {
        return alone(() -> sign(upTo)).map(Checkpoint::position);
    }

    /**
     * Makes a new key, which the one until now signs.
     *
     * @param formerIsLost the one until now cannot sign it; whoever verifies has to be told of the new one
     * @return the id of the new key
     * @throws CannotSign when the key until now is away, and not said to be lost
     */
    public String rotateKey(boolean formerIsLost) {
        var made = alone(() -> formerIsLost ? keys.rotateWithoutFormer() : keys.rotate());
        // Behind the commit, and under the lock again: whoever holds it puts the new key in the former one's place.
        alone(keys::current);
        return made.id();
    }

    private <T> T alone(Supplier<T> work) {
        return transaction.execute(status -> {
            database.sql("select pg_advisory_xact_lock(hashtextextended('ledger.checkpoint', 0))")
                    .query((row, number) -> true)
                    .single();
            return work.get();
        });
    }

    private record Head(long position, String hash) {}

    private Optional<Checkpoint> sign(long upTo) {
        var pair = keys.current();
        var last = tables.latest().orElse(null);
        long signed = last == null ? 0 : last.position();
        if (last != null) {
            mustStillBeThere(last);
        }
        var head = head(upTo);
        if (head.position() <= signed) {
            return Optional.empty();
        }
        mustFollow(signed, last == null ? GENESIS : last.head(), head.position());
        new StoredNodes(database).grow(signed, head.position());
        var root = HEX.formatHex(tree().root(head.position()));
        var now = tables.now();
        var key = Ed25519.id(pair.getPublic());
        var text = Checkpoint.text(head.position(), head.hash(), root, now, key);
        var signature = Ed25519.sign(pair.getPrivate(), text);
        var taken = new Checkpoint(head.position(), head.hash(), root, now, key, signature);
        tables.add(taken);
        return Optional.of(taken);
    }

    private Head head(long upTo) {
        return database.sql(
                        "select position, hash from ledger.event where position <= ? order by position desc limit 1")
                .param(upTo)
                .query((row, number) -> new Head(row.getLong(1), HEX.formatHex(row.getBytes(2))))
                .optional()
                .orElse(new Head(0, GENESIS));
    }

    private MerkleTree tree() {
        return new MerkleTree(new StoredNodes(database));
    }

    private void mustStillBeThere(Checkpoint last) {
        long position = head(last.position()).position();
        if (position < last.position()) {
            throw CannotSign.changed(last.position(), position + 1);
        }
        if (!HEX.formatHex(root(last)).equals(last.root())) {
            throw CannotSign.changed(last.position(), last.position());
        }
    }

    private byte[] root(Checkpoint last) {
        try {
            return tree().root(last.position());
        } catch (NoSuchElementException missing) {
            throw CannotSign.changed(last.position(), last.position());
        }
    }

    /** The chain goes on from what was signed, by what the rows say of each other. */
    private void mustFollow(long signed, String hash, long position) {
        var broken = database.sql("""
                        select min(position) from (
                            select position, previous_hash, lag(hash, 1, ?::bytea) over chain as before,
                                   lag(position, 1, ?::bigint) over chain as neighbour
                            from ledger.event where position > ? and position <= ?
                            window chain as (order by position)) link
                        where previous_hash <> before or position <> neighbour + 1""")
                .params(HEX.parseHex(hash), signed, signed, position)
                .query(Long.class)
                .optional();
        if (broken.isPresent()) {
            throw CannotSign.changed(signed, broken.get());
        }
    }
}
