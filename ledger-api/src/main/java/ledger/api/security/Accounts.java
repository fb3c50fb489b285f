package ledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The accounts of this ledger. Whatever changes here counts from the next request on. */
final class Accounts {

    /** An account as stored. */
    record Stored(Account account, String passwordHash, boolean demo, boolean locked) {}

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Remembered remembered;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Remembered remembered) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.remembered = remembered;
    }

    boolean none() {
        return !jdbc.sql("select exists (select from app.account)")
                .query(Boolean.class)
                .single();
    }

    Optional<Stored> find(String username) {
        return jdbc.sql("select * from app.account where username = ?")
                .param(username)
                .query(Accounts::stored)
                .optional();
    }

    /** Makes the account if its user name is free; whether it was. */
    boolean create(Account account, String passwordHash, boolean demo, boolean mustChange) {
        return jdbc.sql("""
                        insert into app.account (username, display_name, password_hash, roles, agency, demo, must_change)
                        values (:username, :name, :hash, :roles, :agency, :demo, :mustChange)
                        on conflict (username) do nothing""")
                        .param("username", account.username())
                        .param("name", account.displayName())
                        .param("hash", passwordHash)
                        .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                        .param("agency", account.agency())
                        .param("demo", demo)
                        .param("mustChange", mustChange)
                        .update()
                == 1;
    }

    void changePassword(String username, String passwordHash) {
        change(username, "password_hash = ?, must_change = false", passwordHash);
    }

    void lock(String username, boolean locked) {
        change(username, "locked = ?", locked);
    }

    String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    boolean matches(String password, Stored stored) {
        return passwords.matches(password, stored.passwordHash());
    }

    private void change(String username, String what, Object value) {
        jdbc.sql("update app.account set " + what + ", changed_at = now() where username = ?")
                .params(value, username)
                .update();
        remembered.forget(username);
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var names = (String[]) row.getArray("roles").getArray();
        Set<Role> roles = Arrays.stream(names).map(Role::valueOf).collect(Collectors.toSet());
        var account =
                new Account(row.getString("username"), row.getString("display_name"), roles, row.getString("agency"));
        return new Stored(account, row.getString("password_hash"), row.getBoolean("demo"), row.getBoolean("locked"));
    }
}
