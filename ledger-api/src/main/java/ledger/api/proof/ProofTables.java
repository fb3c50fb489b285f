package ledger.api.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints and public keys as rows. */
final class ProofTables {

    private static final HexFormat HEX = HexFormat.of();
    private static final String CHECKPOINT =
            "select position, head, root, taken_at, key, signature from ledger.checkpoint ";
    private static final String KEY = "select id, public_key, made_at, follows, endorsement from ledger.proof_key ";

    private final JdbcClient database;

    ProofTables(JdbcClient database) {
        this.database = database;
    }

    Instant now() {
        return database.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    Optional<Checkpoint> latest() {
        return database.sql(CHECKPOINT + "order by position desc limit 1")
                .query(ProofTables::checkpoint)
                .optional();
    }

    Optional<Checkpoint> at(long position) {
        return database.sql(CHECKPOINT + "where position = ?")
                .param(position)
                .query(ProofTables::checkpoint)
                .optional();
    }

    /** The next checkpoints behind a position, in order. */
    List<Checkpoint> after(long position, int limit) {
        return database.sql(CHECKPOINT + "where position > ? order by position limit ?")
                .params(position, limit)
                .query(ProofTables::checkpoint)
                .list();
    }

    void add(Checkpoint taken) {
        database.sql("insert into ledger.checkpoint (position, events, head, root, taken_at, key, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        taken.position(),
                        taken.position(),
                        HEX.parseHex(taken.head()),
                        HEX.parseHex(taken.root()),
                        Timestamp.from(taken.time()),
                        taken.key(),
                        taken.signature())
                .update();
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                row.getLong(1),
                HEX.formatHex(row.getBytes(2)),
                HEX.formatHex(row.getBytes(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getBytes(6));
    }

    /** Every key there ever was, the first one first. */
    List<PublishedKey> keys() {
        return database.sql(KEY + "order by number").query(ProofTables::key).list();
    }

    PublishedKey key(String id) {
        return database.sql(KEY + "where id = ?")
                .param(id)
                .query(ProofTables::key)
                .single();
    }

    Optional<PublishedKey> latestKey() {
        return database.sql(KEY + "order by number desc limit 1")
                .query(ProofTables::key)
                .optional();
    }

    void add(PublishedKey made) {
        database.sql("insert into ledger.proof_key (id, public_key, made_at, follows, endorsement)"
                        + " values (?, ?, ?, ?, ?)")
                .param(made.id())
                .param(made.publicKey())
                .param(Timestamp.from(made.madeAt()))
                .param(made.follows())
                .param(made.endorsement())
                .update();
    }

    private static PublishedKey key(ResultSet row, int number) throws SQLException {
        return new PublishedKey(
                row.getString(1),
                row.getBytes(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getBytes(5));
    }
}
