package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree in memory, of every size from 1 to 70, against a reader who follows the RFC. */
class MerkleTreeTest {

    private static final int MOST = 70;
    private static final HexFormat HEX = HexFormat.of();

    private final List<byte[]> leaves = IntStream.range(0, MOST)
            .mapToObj(number -> MerkleTree.leaf(("event " + number).getBytes(UTF_8)))
            .toList();
    private final MerkleTree tree = of(leaves);

    static MerkleTree of(List<byte[]> leaves) {
        return new MerkleTree((level, index) ->
                MerkleTree.complete(leaves.subList((int) (index << level), (int) ((index + 1) << level))));
    }

    @Test
    void its_roots_are_those_that_certificate_transparency_publishes() {
        var published = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(hex -> MerkleTree.leaf(HEX.parseHex(hex)))
                .toList();
        assertThat(HEX.formatHex(of(published).root(1)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(HEX.formatHex(of(published).root(8)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void every_event_is_proven_in_every_size_and_no_other_event_or_place() {
        for (int size = 1; size <= MOST; size++) {
            var root = tree.root(size);
            for (int leaf = 0; leaf < size; leaf++) {
                var path = tree.inclusion(leaf, size);
                assertThat(PathCheck.includes(leaves.get(leaf), leaf, size, path, root))
                        .as("%d of %d", leaf, size)
                        .isTrue();
                for (var altered : altered(path)) {
                    assertThat(PathCheck.includes(leaves.get(leaf), leaf, size, altered, root))
                            .as("altered, %d of %d", leaf, size)
                            .isFalse();
                }
                var other = (leaf + 1) % MOST;
                assertThat(PathCheck.includes(leaves.get(other), leaf, size, path, root))
                        .as("another event")
                        .isFalse();
                assertThat(size > 1 && PathCheck.includes(leaves.get(leaf), (leaf + 1) % size, size, path, root))
                        .as("another place, %d of %d", leaf, size)
                        .isFalse();
            }
        }
    }

    @Test
    void every_size_continues_every_smaller_one_and_an_altered_path_shows_nothing() {
        for (int to = 1; to <= MOST; to++) {
            for (int from = 1; from <= to; from++) {
                var path = tree.consistency(from, to);
                var before = tree.root(from);
                var after = tree.root(to);
                assertThat(PathCheck.consistent(from, before, to, after, path))
                        .as("%d to %d", from, to)
                        .isTrue();
                for (var altered : altered(path)) {
                    assertThat(PathCheck.consistent(from, before, to, after, altered))
                            .as("altered, %d to %d", from, to)
                            .isFalse();
                }
                assertThat(PathCheck.consistent(from, MerkleTree.leaf(before), to, after, path))
                        .as("another root, %d to %d", from, to)
                        .isFalse();
            }
        }
    }

    /** One bit turned, one step left out, one step too many, two steps exchanged. */
    private static List<List<byte[]>> altered(List<byte[]> path) {
        var all = new ArrayList<List<byte[]>>();
        for (int step = 0; step < path.size(); step++) {
            var turned = new ArrayList<>(path);
            turned.set(step, path.get(step).clone());
            turned.get(step)[step % 32] ^= 1;
            all.add(turned);
            var shorter = new ArrayList<>(path);
            shorter.remove(step);
            all.add(shorter);
            if (step > 0) {
                var exchanged = new ArrayList<>(path);
                exchanged.set(step, path.get(step - 1));
                exchanged.set(step - 1, path.get(step));
                all.add(exchanged);
            }
        }
        var longer = new ArrayList<>(path);
        longer.add(MerkleTree.leaf(new byte[0]));
        all.add(longer);
        return all;
    }
}
