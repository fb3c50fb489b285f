package ledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What happened to accounts and at the doors, in {@code ledger.account_event}: rows are added, and nobody takes one away. */
final class Evidence {

    enum Kind {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SHUT_OUT,
        SIGNED_OUT,
        ACCOUNT_CREATED,
        ACCOUNT_CHANGED,
        PASSWORD_RESET,
        PASSWORD_CHANGED,
        TOKEN_CREATED,
        TOKEN_REVOKED
    }

    /**
     * @param account whom it is about; null when nobody knows
     * @param actor who did it; null when nobody knows
     * @param facts as JSON
     */
    record Kept(
            long number,
            Kind kind,
            @Nullable String account,
            @Nullable String actor,
            Origin origin,
            String facts,
            Instant recordedAt) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Kind kind, @Nullable String account, @Nullable String actor, Origin origin, Map<String, ?> facts) {
        jdbc.sql("insert into ledger.account_event (kind, account, actor, address, request_id, facts)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        kind.name(),
                        account,
                        actor,
                        origin.address(),
                        origin.requestId(),
                        JSON.writeValueAsString(facts)))
                .update();
    }

    /** The number of the last row; 0 when there is none. */
    long last() {
        return jdbc.sql("select coalesce(max(number), 0) from ledger.account_event")
                .query(Long.class)
                .single();
    }

    /** The rows before a number, the latest first. */
    List<Kept> before(long number, int most, Wanted wanted, @Nullable Kind kind) {
        return jdbc.sql("""
                        select * from ledger.account_event
                        where number < :number
                          and (:account::text is null or account = :account or actor = :account)
                          and (:request::text is null or request_id = :request)
                          and (:kind::text is null or kind = :kind)
                          and (:from::timestamptz is null or recorded_at >= :from)
                          and (:until::timestamptz is null or recorded_at < :until)
                        order by number desc limit :most""")
                .param("number", number)
                .param("account", wanted.account())
                .param("request", wanted.requestId())
                .param("kind", kind == null ? null : kind.name())
                .param("from", time(wanted.from()))
                .param("until", time(wanted.until()))
                .param("most", most)
                .query(Evidence::kept)
                .list();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("number"),
                Kind.valueOf(row.getString("kind")),
                row.getString("account"),
                row.getString("actor"),
                new Origin(row.getString("address"), row.getString("request_id")),
                row.getString("facts"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
