package ledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts of this ledger. Whatever changes here counts from the next request on. */
final class Accounts {

    /** An account as stored. */
    record Stored(
            Account account,
            String passwordHash,
            boolean demo,
            boolean locked,
            boolean mustChange,
            Instant createdAt,
            Instant changedAt) {}

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Remembered remembered;
    private final boolean demoAllowed;

    /** @param demoAllowed whether the accounts of the demo can be used */
    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Remembered remembered, boolean demoAllowed) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.remembered = remembered;
        this.demoAllowed = demoAllowed;
    }

    /** Whether nobody can sign in but those of the demo. */
    boolean none() {
        return !jdbc.sql("select exists (select from app.account where not demo)")
                .query(Boolean.class)
                .single();
    }

    Optional<Stored> find(String username) {
        return jdbc.sql("select * from app.account where username = ?")
                .param(username)
                .query(Accounts::stored)
                .optional();
    }

    /** In the order of their names. */
    List<Stored> all() {
        return jdbc.sql("select * from app.account order by username")
                .query(Accounts::stored)
                .list();
    }

    /** Whether the account can be used at all. */
    boolean admits(Stored stored) {
        return !stored.locked() && (!stored.demo() || demoAllowed);
    }

    /** How many administrators can be used. */
    int administrators() {
        return jdbc.sql("select count(*) from app.account"
                        + " where not locked and 'ADMINISTRATOR' = any(roles) and (:demo or not demo)")
                .param("demo", demoAllowed)
                .query(Integer.class)
                .single();
    }

    /** Makes the account if its user name is free; whether it was. */
    boolean create(Account account, String passwordHash, boolean demo, boolean mustChange) {
        return jdbc.sql("""
                        insert into app.account (username, display_name, password_hash, roles, agency, demo, must_change)
                        select :username, :name, :hash, :roles, :agency, :demo, :mustChange
                        -- Facts carry the name alone: what somebody of a provider acts under is theirs for good.
                        where not exists (select from app.oidc_name where username = :username)
                        on conflict (username) do nothing""")
                        .param("username", account.username())
                        .param("name", account.displayName())
                        .param("hash", passwordHash)
                        .param("roles", names(account.roles()))
                        .param("agency", account.agency())
                        .param("demo", demo)
                        .param("mustChange", mustChange)
                        .update()
                == 1;
    }

    void change(Account account, boolean locked) {
        jdbc.sql("""
                        update app.account set display_name = :name, roles = :roles, agency = :agency, locked = :locked,
                            changed_at = now()
                        where username = :username""")
                .param("username", account.username())
                .param("name", account.displayName())
                .param("roles", names(account.roles()))
                .param("agency", account.agency())
                .param("locked", locked)
                .update();
        remembered.forget(account.username());
    }

    void changePassword(String username, String passwordHash, boolean mustChange) {
        jdbc.sql("update app.account set password_hash = ?, must_change = ?, changed_at = now() where username = ?")
                .params(passwordHash, mustChange, username)
                .update();
        remembered.forget(username);
    }

    /** What of the account is remembered no longer holds; to be said again when a change has been committed. */
    void changed(String username) {
        remembered.forget(username);
    }

    String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    boolean matches(String password, Stored stored) {
        return passwords.matches(password, stored.passwordHash());
    }

    static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    static Set<Role> roles(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var account = new Account(
                row.getString("username"), row.getString("display_name"), roles(row, "roles"), row.getString("agency"));
        return new Stored(
                account,
                row.getString("password_hash"),
                row.getBoolean("demo"),
                row.getBoolean("locked"),
                row.getBoolean("must_change"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
