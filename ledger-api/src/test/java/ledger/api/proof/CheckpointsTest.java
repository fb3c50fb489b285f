package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import ledger.api.support.TestPostgres;
import ledger.api.support.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checkpoints of logs whose rows are linked to each other; what stands in the rows nobody asks here. */
class CheckpointsTest {

    @TempDir
    private Path keys;

    private final Database database = TestPostgres.freshDatabase();
    private final Proofs proofs = new Proofs(database.app());

    private Checkpoints node() {
        return new Checkpoints(database.app(), keys);
    }

    private void record(long upTo) {
        LinkedRows.record(database, upTo);
    }

    @Test
    void signs_what_is_new_and_nothing_twice() throws Exception {
        assertThat(node().take()).isEmpty();
        record(3);
        assertThat(node().take()).contains(3L);
        assertThat(node().take()).isEmpty();
        record(4);
        assertThat(node().take()).contains(4L);

        var last = proofs.latest().orElseThrow();
        assertThat(last.head()).isEqualTo(HexFormat.of().formatHex(LinkedRows.sha256("4")));
        assertThat(last.root())
                .isEqualTo(HexFormat.of()
                        .formatHex(MerkleTreeTest.of(LinkedRows.leaves(4)).root(4)));
        assertThat(verifies(proofs.key(last.key()), last.text(), last.signature()))
                .isTrue();
        assertThat(verifies(proofs.key(last.key()), last.text().replace("position 4", "position 5"), last.signature()))
                .isFalse();
    }

    private static boolean verifies(PublishedKey key, String text, byte[] signature) throws Exception {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.publicKey())));
        verifier.update(text.getBytes(UTF_8));
        return verifier.verify(signature);
    }

    /** Over the edges of stored subtrees, which have 256 and 65,536 leaves. */
    @Test
    void proofs_hold_however_long_the_log_is_and_however_it_grew() {
        long[] sizes = {1, 255, 256, 257, 511, 1_000, 65_535, 65_536, 65_537, 66_100};
        var leaves = LinkedRows.leaves(66_100);
        var expected = MerkleTreeTest.of(leaves);
        for (long size : sizes) {
            record(size);
            assertThat(node().take()).contains(size);
        }
        assertThat(JdbcClient.create(database.app())
                        .sql("select level || ':' || count(*) from ledger.tree_node group by level order by level")
                        .query(String.class)
                        .list())
                .containsExactly("8:258", "16:1");
        for (long size : sizes) {
            var root = expected.root(size);
            assertThat(proofs.at(size).orElseThrow().root())
                    .as("root of %d", size)
                    .isEqualTo(HexFormat.of().formatHex(root));
            for (long leaf : new long[] {0, size / 3, size / 2, size - 1}) {
                var path = proofs.tree().inclusion(leaf, size);
                assertThat(PathCheck.includes(leaves.get((int) leaf), leaf, size, path, root))
                        .as("%d of %d", leaf, size)
                        .isTrue();
            }
            for (long from : sizes) {
                if (from <= size) {
                    var path = proofs.tree().consistency(from, size);
                    assertThat(PathCheck.consistent(from, expected.root(from), size, root, path))
                            .as("%d to %d", from, size)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void nodes_that_sign_at_the_same_moment_make_one_key_and_sign_once() throws Exception {
        record(300);
        var barrier = new CyclicBarrier(4);
        var threads = Executors.newFixedThreadPool(4);
        var taken = new ArrayList<Long>();
        try {
            var asked = LongStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> {
                        barrier.await();
                        return node().take();
                    }))
                    .toList();
            for (var one : asked) {
                one.get().ifPresent(taken::add);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(taken).containsExactly(300L);
        assertThat(proofs.keys()).hasSize(1);
    }

    @Test
    void the_private_key_is_in_a_file_that_only_its_owner_can_read_and_not_in_the_database() throws Exception {
        node().take();
        var file = keys.resolve("checkpoint-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("BEGIN PRIVATE KEY");
        assertThat(proofs.keys()).hasSize(1);
        assertThat(proofs.keys().get(0).publicKey()).hasSize(44);
    }

    @Test
    void a_new_key_is_vouched_for_by_the_former_one_which_stays_published() throws Exception {
        record(1);
        node().take();
        var id = node().rotateKey(false);
        record(2);
        node().take();

        var published = proofs.keys();
        assertThat(published).extracting(PublishedKey::id).endsWith(id).hasSize(2);
        var first = published.get(0);
        var second = published.get(1);
        assertThat(second.follows()).isEqualTo(first.id());
        var text = PublishedKey.text(second.id(), second.publicKey(), second.madeAt(), first.id());
        assertThat(verifies(first, text, second.endorsement())).isTrue();
        assertThat(proofs.at(1).orElseThrow().key()).isEqualTo(first.id());
        assertThat(proofs.at(2).orElseThrow().key()).isEqualTo(id);
        assertThat(keys.resolve("checkpoint-key.next.pem")).doesNotExist();
    }

    @Test
    void a_rotation_that_was_broken_off_behind_its_commit_is_finished_by_the_next_checkpoint() throws Exception {
        record(1);
        node().take();
        var file = keys.resolve("checkpoint-key.pem");
        var former = Files.readAllBytes(file);
        var id = node().rotateKey(false);
        Files.move(file, keys.resolve("checkpoint-key.next.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(file, former);
        record(2);

        assertThat(node().take()).contains(2L);
        assertThat(proofs.latest().orElseThrow().key()).isEqualTo(id);
    }

    @Test
    void without_its_key_nothing_is_signed_and_no_other_key_takes_its_place_unasked() throws Exception {
        record(1);
        node().take();
        record(2);
        var file = keys.resolve("checkpoint-key.pem");
        Files.delete(file);
        assertThatExceptionOfType(CannotSign.class)
                .isThrownBy(() -> node().take())
                .satisfies(why -> assertThat(why.sentence()).contains(file.toString(), "khóa ký", "signing key"));
        assertThatThrownBy(() -> node().rotateKey(false)).isInstanceOf(CannotSign.class);
        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
        assertThatThrownBy(() -> node().take()).isInstanceOf(CannotSign.class);
        assertThat(proofs.keys()).hasSize(1);

        var id = node().rotateKey(true);

        assertThat(node().take()).contains(2L);
        var key = proofs.key(id);
        assertThat(key.follows()).isNotNull();
        assertThat(key.endorsement()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set hash = sha256('x') where position = 300",
                "update ledger.event set hash = sha256('x') where position = 290",
                "update ledger.event set previous_hash = sha256('x') where position = 301",
                "update ledger.event set hash = sha256('x') where position = 305",
                "update ledger.event set previous_hash = sha256('x') where position = 306",
                "delete from ledger.event where position = 304",
                "delete from ledger.event where position > 299",
                "update ledger.tree_node set hash = sha256('x')"
            })
    void nothing_more_is_signed_of_a_log_that_is_not_the_one_that_was_signed(String change) {
        record(300);
        node().take();
        record(310);
        database.execute("alter table ledger.event disable trigger insert_only;"
                + "alter table ledger.tree_node disable trigger insert_only;" + change);

        assertThatThrownBy(() -> node().take()).isInstanceOf(CannotSign.class).hasMessageContaining("300");
        assertThat(proofs.latest().orElseThrow().position()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ledger.event where position = 290",
                "delete from ledger.event where position = 300",
                "delete from ledger.event where position > 200",
                "delete from ledger.tree_node"
            })
    void what_is_missing_is_told_also_when_nothing_was_recorded_since(String change) {
        record(300);
        node().take();
        database.execute("alter table ledger.event disable trigger insert_only;"
                + "alter table ledger.tree_node disable trigger insert_only;" + change);

        assertThatThrownBy(() -> node().take()).isInstanceOf(CannotSign.class).hasMessageContaining("300");
    }

    @Test
    void a_log_is_signed_up_to_where_it_is_asked_and_never_backwards() {
        record(5);
        assertThat(node().take(3)).contains(3L);
        assertThat(node().take(2)).isEmpty();
        assertThat(node().take(9)).contains(5L);
    }

    @Test
    void a_key_file_is_written_beside_and_then_put_in_its_place() throws Exception {
        node().take();
        var file = keys.resolve("checkpoint-key.pem");
        var kept = keys.resolve("kept.pem");
        Files.createLink(kept, file);
        var former = Files.readString(file);
        new KeyFile(file).write(Ed25519.newPair());
        assertThat(Files.readString(kept))
                .as("what was there is not written over")
                .isEqualTo(former);
        try (var names = Files.list(keys)) {
            assertThat(names).containsExactlyInAnyOrder(file, kept);
        }
    }
}
