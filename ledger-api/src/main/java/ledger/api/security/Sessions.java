package ledger.api.security;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Browsers in which somebody has signed in. A session ends when it is idle for too long or simply too old, when its holder
 * signs out, and when the account is locked or gets other roles or another password.
 */
final class Sessions {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Remembered remembered;
    private final Duration idle;
    private final Duration longest;

    Sessions(JdbcClient jdbc, Accounts accounts, Remembered remembered, Duration idle, Duration longest) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.remembered = remembered;
        this.idle = idle;
        this.longest = longest;
    }

    /** What the browser has to show from now on. */
    String open(String username) {
        var secret = Secret.next();
        jdbc.sql("insert into app.session (hash, username) values (?, ?)")
                .params(Secret.hash(secret), username)
                .update();
        jdbc.sql("delete from app.session where opened_at < now() - make_interval(secs => ?)")
                .param(longest.toSeconds())
                .update();
        return secret;
    }

    /** Who shows this; that it was shown is noted when it is looked up, so about once a minute. */
    Optional<Guest> guest(String secret) {
        var shown = ByteBuffer.wrap(Secret.hash(secret));
        return remembered.find(shown).or(() -> lookUp(shown));
    }

    private Optional<Guest> lookUp(ByteBuffer shown) {
        var changes = remembered.changes();
        var username = jdbc.sql("""
                        update app.session set seen_at = now()
                        where hash = ? and seen_at > now() - make_interval(secs => ?)
                          and opened_at > now() - make_interval(secs => ?)
                        returning username""")
                .params(shown.array(), idle.toSeconds(), longest.toSeconds())
                .query(String.class)
                .optional();
        return username.flatMap(accounts::find).filter(accounts::admits).map(holder -> {
            var guest = Guest.of(holder.account(), Way.SESSION, holder.mustChange());
            remembered.keep(shown, guest, changes);
            return guest;
        });
    }

    /** Whether a session of this account has not ended; unlike {@link #guest} this does not count as using it. */
    boolean holds(String secret, String username) {
        return jdbc.sql("""
                        select exists (select from app.session
                        where hash = ? and username = ? and seen_at > now() - make_interval(secs => ?)
                          and opened_at > now() - make_interval(secs => ?))""")
                .params(Secret.hash(secret), username, idle.toSeconds(), longest.toSeconds())
                .query(Boolean.class)
                .single();
    }

    void end(String secret) {
        jdbc.sql("delete from app.session where hash = ? returning username")
                .param(Secret.hash(secret))
                .query(String.class)
                .optional()
                .ifPresent(remembered::forget);
    }

    /** All of an account. */
    void endAll(String username) {
        jdbc.sql("delete from app.session where username = ?").param(username).update();
        remembered.forget(username);
    }
}
