package ledger.api.importing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the files that were sent in until they are confirmed or 24 hours old, in {@code app.checked_import}. */
public final class CheckedImports {

    /** How long a file can be asked for. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** After so long without a word the node that checks a file is taken for dead. */
    private static final Duration SILENT = Duration.ofMinutes(1);

    /**
     * A file that was sent in.
     *
     * @param sha256 of its bytes, in small hexadecimal letters
     * @param name the name it was sent under; null when it had none
     * @param source its bytes; checking them again gives the same findings
     */
    public record Kept(
            UUID id, String sha256, @Nullable String name, byte[] source, String createdBy, Instant createdAt) {}

    private final JdbcClient database;

    public CheckedImports(JdbcClient database) {
        this.database = database;
    }

    /** Keeps a file for {@link #KEPT} by the database's clock. */
    public UUID save(byte[] source, @Nullable String name, String createdBy) {
        var id = UUID.randomUUID();
        database.sql("insert into app.checked_import (id, sha256, name, source, created_by) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(id, sha256(source), name, source, createdBy))
                .update();
        return id;
    }

    /** Tells everybody how far the check of a file has come; until it {@link #ended} or falls silent it is under way. */
    void report(UUID id, Progress progress) {
        database.sql("update app.checked_import set stage = ?, done = ?, total = ?, heard_at = now() where id = ?")
                .params(Arrays.asList(progress.stage().name(), progress.done(), progress.total(), id))
                .update();
    }

    /** From now on the file is checked by whoever asks for it. */
    void ended(UUID id) {
        database.sql(
                        "update app.checked_import set stage = null, done = null, total = null, heard_at = null where id = ?")
                .param(id)
                .update();
    }

    /** How far the check of a file has come; empty when nobody checks it. */
    Optional<Progress> underWay(UUID id) {
        return database.sql("""
                        select stage, done, total from app.checked_import
                        where id = ? and heard_at > now() - make_interval(secs => ?)
                        """)
                .params(id, SILENT.toSeconds())
                .query((row, number) -> new Progress(
                        Progress.Stage.valueOf(row.getString("stage")),
                        row.getLong("done"),
                        row.getObject("total", Long.class)))
                .optional();
    }

    /** Does not keep a file after all. */
    void forget(UUID id) {
        database.sql("delete from app.checked_import where id = ?").param(id).update();
    }

    /** Keeps a file for good, before its plan is recorded, so that no recorded plan lacks its file. */
    public void keep(Kept file, String importedBy) {
        database.sql("""
                        insert into app.imported_file (sha256, name, source, imported_by) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(Arrays.asList(file.sha256(), file.name(), file.source(), importedBy))
                .update();
    }

    /** A file that was kept for good. */
    public Optional<Kept> imported(String sha256) {
        return database.sql("""
                        select name, source, imported_by as created_by, imported_at as created_at
                        from app.imported_file where sha256 = ?
                        """)
                .param(sha256)
                .query((row, number) -> kept(UUID.nameUUIDFromBytes(sha256.getBytes(US_ASCII)), sha256, row))
                .optional();
    }

    private static Kept kept(UUID id, String sha256, ResultSet row) throws SQLException {
        return new Kept(
                id,
                sha256,
                row.getString("name"),
                row.getBytes("source"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** The file, unless it is unknown or too old. */
    public Optional<Kept> find(UUID id) {
        return database.sql("""
                        select sha256, name, source, created_by, created_at from app.checked_import
                        where id = ? and created_at > now() - make_interval(secs => ?)
                        """)
                .params(id, KEPT.toSeconds())
                .query((row, number) -> kept(id, row.getString("sha256"), row))
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
