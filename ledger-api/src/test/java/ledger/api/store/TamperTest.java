package ledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import ledger.api.store.Account.Deposit;
import ledger.api.store.Account.NotEnough;
import ledger.api.store.Account.Open;
import ledger.api.store.Account.Withdraw;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TamperTest {

    private final Database database = TestPostgres.freshDatabase();
    private final Node node = new Node(database);

    @BeforeEach
    void some_facts() throws Exception {
        node.ask(new Open("A"));
        node.send(new Deposit("A", 10), "k").get();
        node.ask(new Deposit("A", 20));
        node.ask(new Deposit("A", 30));
        assertThatThrownBy(() -> node.ask(new Withdraw("A", 100))).hasCauseInstanceOf(NotEnough.class);
        assertThat(node.log.firstBrokenPosition()).isEmpty();
        assertThat(Sql.on(database).all("select position from ledger.broken_link"))
                .isEmpty();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set actor = 'other'",
                "update ledger.event set actor = 'other' where false",
                "delete from ledger.event",
                "truncate ledger.event",
                "update ledger.refusal set code = 'other'",
                "delete from ledger.refusal",
                "truncate ledger.refusal"
            })
    void nobody_changes_what_is_recorded(String change) {
        assertRefused(database.app(), change, "permission denied");
        assertRefused(database.owner(), change, "what is recorded stays");
        assertRefused(database.superuser(), change, "what is recorded stays");
        assertRefused(
                database.superuser(), "set session_replication_role = replica; " + change, "what is recorded stays");
    }

    private static void assertRefused(DataSource who, String change, String why) {
        assertThatThrownBy(() -> {
                    try (var connection = who.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute(change);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_position_or_a_place_in_a_stream_is_taken_once() {
        var copy = "insert into ledger.event select %s, event_id, stream, %s, type, revision, payload, actor, role,"
                + " agency, channel, request_id, rule_set, reason, effective_date, recorded_at, command_id, null, null,"
                + " previous_hash, hash from ledger.event where position = 2";
        assertRefused(database.app(), copy.formatted("position", "99"), "event_pkey");
        assertRefused(database.app(), copy.formatted("99", "sequence"), "event_stream_sequence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_id = gen_random_uuid()",
                "stream = 'B'",
                "sequence = 77",
                "type = 'Withdrawn'",
                "revision = '2'",
                "payload = payload || ' '",
                "actor = 'other'",
                "role = 'other'",
                "agency = ''",
                "channel = 'other'",
                "request_id = null",
                "rule_set = 'other'",
                "reason = 'other'",
                "effective_date = effective_date + 1",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "command_id = gen_random_uuid()",
                "idempotency_key = 'other'",
                "fingerprint = sha256('other')",
                "previous_hash = sha256('other')",
                "hash = sha256('other')",
                "position = 99",
            })
    void a_change_of_any_column_breaks_the_chain_where_it_was_made(String change) {
        tamper("update ledger.event set " + change + " where position = 2");

        assertThat(node.log.firstBrokenPosition()).contains(2L);
        assertThat(Sql.on(database).one("select min(position) from ledger.broken_link"))
                .isEqualTo("2");
    }

    @Test
    void a_row_taken_out_breaks_the_chain() {
        tamper("delete from ledger.event where position = 3");

        assertThat(node.log.firstBrokenPosition()).contains(3L);
        assertThat(Sql.on(database).one("select min(position) from ledger.broken_link"))
                .isEqualTo("3");
    }

    @Test
    void a_row_whose_own_hash_is_made_anew_breaks_the_next_link() {
        tamper("update ledger.event set payload = '{}' where position = 2;"
                + "update ledger.event e set hash = sha256(previous_hash || convert_to(ledger.hash_text(e), 'UTF8'))"
                + " where position = 2");

        assertThat(node.log.firstBrokenPosition()).contains(3L);
        assertThat(Sql.on(database).one("select min(position) from ledger.broken_link"))
                .isEqualTo("3");
    }

    private void tamper(String sql) {
        database.execute("alter table ledger.event disable trigger insert_only; " + sql);
    }

    @Test
    void a_text_that_could_not_be_stored_is_turned_away_at_the_door() {
        assertThatThrownBy(() -> withReason("a\0b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withReason("half \ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withReason("\ude00 half")).isInstanceOf(IllegalArgumentException.class);
        assertThat(withReason("whole \ud83d\ude00").reason()).hasSize(8);
    }

    private static Envelope withReason(String reason) {
        var usual = Node.ENVELOPE;
        return new Envelope("a", "r", null, "c", null, "s", reason, usual.effectiveDate());
    }
}
