package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.LongStream;
import ledger.api.support.TestPostgres.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logs of any length whose rows are linked to each other, and say nothing. */
final class LinkedRows {

    private LinkedRows() {}

    /** Events up to a position, each with the hash of its position. */
    static void record(Database database, long upTo) {
        JdbcClient.create(database.app()).sql("""
                        insert into ledger.event (position, event_id, stream, sequence, type, revision, payload, actor, role,
                            channel, rule_set, reason, effective_date, recorded_at, command_id, previous_hash, hash)
                        select p, gen_random_uuid(), 's', p, 't', '1', '{}', 'a', 'r', 'c', 'l', 'w', '2021-01-01', now(),
                            gen_random_uuid(),
                            case p when 1 then decode(repeat('00', 32), 'hex') else sha256((p - 1)::text::bytea) end,
                            sha256(p::text::bytea)
                        from generate_series((select coalesce(max(position), 0) + 1 from ledger.event), ?) p""").param(upTo).update();
    }

    static List<byte[]> leaves(long upTo) {
        return LongStream.rangeClosed(1, upTo)
                .mapToObj(position -> MerkleTree.leaf(sha256(Long.toString(position))))
                .toList();
    }

    static byte[] sha256(String text) {
        return OpenedBundle.sha256(text.getBytes(UTF_8));
    }
}
