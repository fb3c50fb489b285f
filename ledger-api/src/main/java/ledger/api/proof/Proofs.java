package ledger.api.proof;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads checkpoints and keys, and computes proofs from the stored nodes of the tree: a few hundred rows, however long the log. */
public final class Proofs {

    private final JdbcClient database;
    private final ProofTables tables;

    /** @param source needs SELECT in schema {@code ledger} */
    public Proofs(DataSource source) {
        database = JdbcClient.create(source);
        tables = new ProofTables(database);
    }

    Optional<Checkpoint> latest() {
        return tables.latest();
    }

    Optional<Checkpoint> at(long position) {
        return tables.at(position);
    }

    List<Checkpoint> after(long position, int limit) {
        return tables.after(position, limit);
    }

    List<PublishedKey> keys() {
        return tables.keys();
    }

    PublishedKey key(String id) {
        return tables.key(id);
    }

    /** A tree as far as it was signed. */
    MerkleTree tree() {
        return new MerkleTree(new StoredNodes(database));
    }
}
