package ledger.api.security;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal access tokens: what programs show instead of a password. */
final class Tokens {

    /** What every token begins with, so that one that leaked is recognized. */
    static final String PREFIX = "ldg_";

    enum Scope {
        READ,
        READ_WRITE
    }

    /**
     * A token as stored, without what its holder knows.
     *
     * @param roles those it is narrowed to; null for whatever the account has
     */
    record Stored(
            UUID id,
            String username,
            String name,
            Scope scope,
            @Nullable Set<Role> roles,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {

        Set<Role> of(Account account) {
            return roles == null
                    ? account.roles()
                    : account.roles().stream().filter(roles::contains).collect(Collectors.toSet());
        }
    }

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Remembered remembered;

    Tokens(JdbcClient jdbc, Accounts accounts, Remembered remembered) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.remembered = remembered;
    }

    /** Who shows this token; empty for one that is unknown, revoked or expired, or whose account cannot be used. */
    Optional<Guest> guest(String token) {
        var shown = ByteBuffer.wrap(Secret.hash(token));
        return remembered.find(shown).or(() -> lookUp(shown));
    }

    private Optional<Guest> lookUp(ByteBuffer shown) {
        var changes = remembered.changes();
        var stored = jdbc.sql("select * from app.token where hash = ? and revoked_at is null and expires_at > now()")
                .param(shown.array())
                .query(Tokens::stored)
                .optional();
        return stored.flatMap(token -> accounts.find(token.username())
                .filter(accounts::admits)
                .map(holder -> {
                    var account = holder.account();
                    var writes = token.scope() == Scope.READ_WRITE;
                    var guest = new Guest(account, Way.TOKEN, token.of(account), writes, holder.mustChange());
                    remembered.keep(shown, guest, changes, Duration.between(Instant.now(), token.expiresAt()));
                    return guest;
                }));
    }

    /** @param roles those it is narrowed to; null for whatever the account has */
    Stored create(
            UUID id,
            String username,
            String name,
            Scope scope,
            @Nullable Set<Role> roles,
            Duration holds,
            String token) {
        return jdbc.sql("""
                        insert into app.token (id, username, name, hash, scope, roles, expires_at)
                        values (:id, :username, :name, :hash, :scope, :roles, now() + make_interval(secs => :seconds))
                        returning *""")
                .param("id", id)
                .param("username", username)
                .param("name", name)
                .param("hash", Secret.hash(token))
                .param("scope", scope.name())
                .param("roles", roles == null ? null : Accounts.names(roles))
                .param("seconds", holds.toSeconds())
                .query(Tokens::stored)
                .single();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("select * from app.token where id = ?")
                .param(id)
                .query(Tokens::stored)
                .optional();
    }

    /** The latest first. @param username null for those of all */
    List<Stored> list(@Nullable String username) {
        return jdbc.sql("""
                        select * from app.token where :username::text is null or username = :username
                        order by created_at desc, id""").param("username", username).query(Tokens::stored).list();
    }

    /** Whether it still held until now. */
    boolean revoke(Stored token, String by) {
        var revoked =
                jdbc.sql("update app.token set revoked_at = now(), revoked_by = ? where id = ? and revoked_at is null")
                                .params(by, token.id())
                                .update()
                        == 1;
        remembered.forget(token.username());
        return revoked;
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var revoked = row.getTimestamp("revoked_at");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                Scope.valueOf(row.getString("scope")),
                row.getArray("roles") == null ? null : Accounts.roles(row, "roles"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                revoked == null ? null : revoked.toInstant(),
                row.getString("revoked_by"));
    }
}
