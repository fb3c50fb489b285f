package ledger.api.bulk;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import ledger.api.importing.CheckedImports;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the files that were sent in until they are 24 hours old, in {@code app.checked_file}. */
public final class CheckedFiles {

    private static final Duration KEPT = CheckedImports.KEPT;

    /**
     * A file that was sent in.
     *
     * @param sha256 of its bytes, in small hexadecimal letters
     * @param agency the agency of the account that sent it
     */
    record Kept(
            UUID id,
            String plan,
            Kind kind,
            String sha256,
            @Nullable String name,
            byte[] source,
            String createdBy,
            @Nullable String agency) {}

    private final JdbcClient database;

    public CheckedFiles(JdbcClient database) {
        this.database = database;
    }

    void save(Kept file) {
        database.sql("""
                        insert into app.checked_file (id, plan, kind, sha256, name, source, created_by, agency)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(file.id())
                .param(file.plan())
                .param(file.kind().name())
                .param(file.sha256())
                .param(file.name())
                .param(file.source())
                .param(file.createdBy())
                .param(file.agency())
                .update();
    }

    /** The file, unless it is unknown or too old. */
    Optional<Kept> find(UUID id) {
        return database.sql("""
                        select plan, kind, sha256, name, source, created_by, agency from app.checked_file
                        where id = ? and created_at > now() - make_interval(secs => ?)
                        """)
                .params(id, KEPT.toSeconds())
                .query((row, number) -> new Kept(
                        id,
                        row.getString("plan"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("sha256"),
                        row.getString("name"),
                        row.getBytes("source"),
                        row.getString("created_by"),
                        row.getString("agency")))
                .optional();
    }

    void removeOld() {
        database.sql("delete from app.checked_file where created_at <= now() - make_interval(secs => ?)")
                .param(KEPT.toSeconds())
                .update();
    }
}
