package ledger.api.importing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the files that were sent in until they are confirmed or 24 hours old, in {@code app.checked_import}. */
public final class CheckedImports {

    /** How long a file can be asked for. */
    public static final Duration KEPT = Duration.ofHours(24);

    /**
     * A file that was sent in.
     *
     * @param sha256 of its bytes, in small hexadecimal letters
     * @param source its bytes; checking them again gives the same findings
     */
    public record Kept(UUID id, String sha256, byte[] source, String createdBy, Instant createdAt) {}

    private final JdbcClient database;

    public CheckedImports(JdbcClient database) {
        this.database = database;
    }

    /** Keeps a file for {@link #KEPT} by the database's clock. */
    public UUID save(byte[] source, String createdBy) {
        var id = UUID.randomUUID();
        database.sql("insert into app.checked_import (id, sha256, source, created_by) values (?, ?, ?, ?)")
                .params(id, sha256(source), source, createdBy)
                .update();
        return id;
    }

    /** The file, unless it is unknown or too old. */
    public Optional<Kept> find(UUID id) {
        return database.sql("""
                        select sha256, source, created_by, created_at from app.checked_import
                        where id = ? and created_at > now() - make_interval(secs => ?)
                        """)
                .params(id, KEPT.toSeconds())
                .query((row, number) -> new Kept(
                        id,
                        row.getString("sha256"),
                        row.getBytes("source"),
                        row.getString("created_by"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Removes the files that are too old, and says how many. */
    public int removeOld() {
        return database.sql("delete from app.checked_import where created_at <= now() - make_interval(secs => ?)")
                .param(KEPT.toSeconds())
                .update();
    }

    /** The SHA-256 of a file, by which the same file is known again. */
    public static String sha256(byte[] source) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
