package ledger.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ledger.api.proof.Verifier.Verdict;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What somebody who owns the database does to it past the program, and how the bundle that it then sends is verified. */
class TamperedLedgerTest {

    private static final String DISABLED = "alter table ledger.%1$s disable trigger insert_only;";

    /** Gives every event from a position on the hashes that go with what it says now. */
    private static final String CHAIN_ANEW = """
            do $$
            declare
                at bigint;
                last bytea := (select coalesce((select hash from ledger.event where position = %1$d - 1),
                                               decode(repeat('00', 32), 'hex')));
            begin
                for at in select position from ledger.event where position >= %1$d order by position loop
                    update ledger.event set previous_hash = last where position = at;
                    update ledger.event e set hash = sha256(last || convert_to(ledger.hash_text(e), 'UTF8'))
                    where position = at returning hash into last;
                end loop;
            end
            $$;""";

    @TempDir
    private Path folder;

    private final Database database = TwoYears.copy();
    private final Proofs proofs = new Proofs(database.superuser());

    private Verdict verify(String... options) throws Exception {
        var file = Files.write(folder.resolve("bundle.zip"), TwoYears.bundle(database));
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(0, file.toString());
        return Verifier.verify(arguments.toArray(String[]::new));
    }

    private void tamper(String sql) {
        for (var table : List.of("event", "checkpoint", "proof_key", "tree_node")) {
            database.execute(DISABLED.formatted(table));
        }
        database.execute(sql);
    }

    private void wrongAt(long position, String why, String... options) throws Exception {
        var verdict = verify(options);
        assertThat(verdict.said())
                .startsWith("SAI TẠI VỊ TRÍ " + position + ": ")
                .contains("WRONG AT POSITION " + position + ": ")
                .contains(why);
        assertThat(verdict.status()).isEqualTo(14);
    }

    private void wrongWithin(long first, long last, String why, String... options) throws Exception {
        var verdict = verify(options);
        assertThat(verdict.said())
                .startsWith("SAI TRONG KHOẢNG VỊ TRÍ %d–%d: ".formatted(first, last))
                .contains("WRONG WITHIN POSITIONS %d–%d: ".formatted(first, last))
                .contains(why);
        assertThat(verdict.status()).isEqualTo(14);
    }

    @Test
    void an_untouched_ledger_is_verified() throws Exception {
        assertThat(verify().status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "update ledger.event set payload = overlay(payload placing '{ ' from 1 for 1) where position = 50; 50; edited event",
                "update ledger.event set reason = reason || '.' where position = 1; 1; edited event",
                "update ledger.event set recorded_at = recorded_at + interval '1 microsecond' where position = 50; 50; edited",
                "update ledger.event set previous_hash = sha256('x') where position = 50; 50; edited event",
                "update ledger.event set hash = sha256('x') where position = 50; 50; edited event",
                "delete from ledger.event where position = 50; 50; missing events, from position 50 to 50",
                "delete from ledger.event where position between 50 and 59; 50; missing events, from position 50 to 59",
                "delete from ledger.event where position < 10; 1; missing events, from position 1 to 9",
            })
    void a_row_that_was_changed_or_taken_out_is_named(String sql, long position, String why) throws Exception {
        tamper(sql);
        wrongAt(position, why);
    }

    @Test
    void a_row_that_was_changed_with_its_hash_is_named() throws Exception {
        tamper("update ledger.event set payload = overlay(payload placing '{ ' from 1 for 1) where position = 50;"
                + "update ledger.event e set hash = sha256(previous_hash || convert_to(ledger.hash_text(e), 'UTF8'))"
                + " where position = 50");
        wrongAt(50, "edited event");
    }

    @Test
    void a_row_that_was_taken_out_is_missed_also_where_the_others_moved_up() throws Exception {
        tamper("delete from ledger.event where position = 50;"
                + "alter table ledger.event drop constraint event_position_check;"
                + "update ledger.event set position = -position where position > 50;"
                + "update ledger.event set position = -position - 1 where position < 0");
        wrongAt(50, "missing events, from position 50 to 50");
    }

    @Test
    void a_row_that_was_put_in_is_named() throws Exception {
        tamper("alter table ledger.event drop constraint event_position_check;"
                + "update ledger.event set position = -position where position >= 50;"
                + "update ledger.event set position = 1 - position where position < 0");
        database.execute("""
                insert into ledger.event select 50, gen_random_uuid(), stream, 999, type, revision, payload, actor, role, agency,
                    channel, request_id, rule_set, reason, effective_date, recorded_at, command_id, null, null, hash, hash
                from ledger.event where position = 49;
                update ledger.event e set hash = sha256(previous_hash || convert_to(ledger.hash_text(e), 'UTF8'))
                where position = 50""");
        wrongAt(50, "inserted event");
    }

    @Test
    void rows_that_changed_places_are_named() throws Exception {
        tamper("alter table ledger.event drop constraint event_position_check;"
                + "update ledger.event set position = -position where position in (50, 51);"
                + "update ledger.event set position = 101 + position where position < 0");
        wrongAt(50, "reordered events");
    }

    @Test
    void a_register_that_was_changed_by_hand_is_named_with_the_last_event_of_its_line() throws Exception {
        tamper("update reading.balance set spent = spent + 7 where plan = '950-KH-UBND-2021' and line = 'III.2'"
                + " and portion = '2016-2020'");
        var last = JdbcClient.create(database.superuser())
                .sql("select max(position) from ledger.event where stream = '950-KH-UBND-2021:III.2'"
                        + " and payload like '%2016-2020%'")
                .query(Long.class)
                .single();
        wrongAt(last, "a wrong total: 950-KH-UBND-2021:III.2/2016-2020 SPENT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update ledger.checkpoint set root = sha256('x')",
                "update ledger.checkpoint set signature = sha256('x') || sha256('y')",
                "update ledger.checkpoint set signature = sha256('x')",
                "update ledger.checkpoint set taken_at = taken_at + interval '1 second'"
            })
    void a_checkpoint_that_was_changed_is_named(String sql) throws Exception {
        var first = proofs.after(0, 1).get(0).position();
        tamper(sql + " where position = " + first);
        wrongAt(first, "forged checkpoint");
    }

    @Test
    void a_tail_that_was_cut_off_is_missed() throws Exception {
        long signed = proofs.latest().orElseThrow().position();
        tamper("delete from ledger.event where position > %d".formatted(signed - 5));
        wrongAt(signed - 4, "the tail was cut off");
    }

    @Test
    void a_tail_that_was_cut_off_with_all_that_speaks_of_it_is_missed_by_the_checkpoint_that_was_kept()
            throws Exception {
        var kept = keep(proofs.latest().orElseThrow());
        long first = proofs.after(0, 1).get(0).position();
        tamper("delete from ledger.event where position > %1$d; delete from ledger.checkpoint where position > %1$d"
                .formatted(first));
        // As a rebuild would leave the registers.
        database.execute("truncate reading.balance; update reading.token set position = 0");
        var alone = verify();
        assertThat(alone.said()).contains("the registers show events up to position 0; ");
        assertThat(alone.status()).isEqualTo(14);
        wrongAt(first + 1, "the tail was cut off", "--checkpoint", kept);
    }

    @Test
    void a_log_that_was_made_anew_from_some_event_on_does_not_fit_what_was_signed() throws Exception {
        tamper("update ledger.event set payload = overlay(payload placing '{ ' from 1 for 1) where position = 50;"
                + CHAIN_ANEW.formatted(50));
        wrongWithin(1, proofs.after(0, 1).get(0).position(), "the log was made anew");
    }

    @Test
    void a_log_that_was_made_anew_and_signed_again_with_the_attackers_key_is_found_by_what_was_kept() throws Exception {
        var first = proofs.after(0, 1).get(0);
        var kept = keep(first);
        var key = proofs.keys().get(0).id();
        tamper("update ledger.event set payload = overlay(payload placing '{ ' from 1 for 1) where position = 50;"
                + CHAIN_ANEW.formatted(50)
                + "delete from ledger.checkpoint; delete from ledger.proof_key; delete from ledger.tree_node");
        new Checkpoints(database.superuser(), folder).take();
        assertThat(verify().status()).as("consistent in itself").isZero();

        wrongWithin(1, first.position(), "kept elsewhere", "--checkpoint", kept);
        assertThat(verify("--key", key).status()).isEqualTo(14);
    }

    private String keep(Checkpoint checkpoint) throws Exception {
        var file = folder.resolve("kept.json");
        return Files.writeString(file, JsonMapper.shared().writeValueAsString(checkpoint.members()))
                .toString();
    }
}
