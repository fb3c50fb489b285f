package ledger.api.security;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Under which names people of the provider act here. Events carry nothing but the name, so a name means one person for
 * ever: the first one who comes under it, and never the holder of an account of this ledger.
 */
final class OidcNames {

    private record Holder(String issuer, String subject) {}

    private final JdbcClient jdbc;

    OidcNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws OidcRefused when the name is somebody else's */
    void mustBelongTo(String username, String issuer, String subject) {
        var taken = jdbc.sql("select exists (select from app.account where username = ?)")
                .param(username)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw OidcPersons.refused("oidc-local-name", username);
        }
        jdbc.sql("insert into app.oidc_name (username, issuer, subject) values (?, ?, ?) on conflict do nothing")
                .params(username, issuer, subject)
                .update();
        var holder = jdbc.sql("select issuer, subject from app.oidc_name where username = ?")
                .param(username)
                .query(Holder.class)
                .optional();
        if (!holder.equals(Optional.of(new Holder(issuer, subject)))) {
            throw OidcPersons.refused("oidc-other-person", username);
        }
    }
}
