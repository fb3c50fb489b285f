package ledger.api.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The nodes of the tree as they are stored: leaves out of the log, and complete subtrees over 256, 65,536, … leaves. What lies
 * between is computed from at most 256 of them, which are read at once and remembered for as long as this object is.
 */
final class StoredNodes implements MerkleTree.Nodes {

    /** So many levels lie between two that are stored. */
    static final int STRIDE = 8;

    private static final int WIDTH = 1 << STRIDE;

    private record Tile(int level, long number) {}

    private final JdbcClient database;
    private final Map<Tile, List<byte[]>> tiles = new HashMap<>();

    StoredNodes(JdbcClient database) {
        this.database = database;
    }

    /** @throws NoSuchElementException when rows are missing that the node is made of */
    @Override
    public byte[] hash(int level, long index) {
        int stored = level - level % STRIDE;
        int width = 1 << (level - stored);
        long first = index * width;
        var tile = tile(stored, first / WIDTH);
        int from = (int) (first % WIDTH);
        if (tile.size() < from + width) {
            throw new NoSuchElementException("The tree has no node %d of level %d".formatted(index, level));
        }
        return MerkleTree.complete(tile.subList(from, from + width));
    }

    /** The stored nodes of a level that a node {@link #STRIDE} levels above is made of, as far as there are any. */
    private List<byte[]> tile(int level, long number) {
        return tiles.computeIfAbsent(new Tile(level, number), tile -> {
            long first = number * WIDTH;
            return level == 0 ? leaves(first) : nodes(level, first);
        });
    }

    private List<byte[]> leaves(long first) {
        return database
                .sql("select hash from ledger.event where position > ? and position <= ? order by position")
                .params(first, first + WIDTH)
                .query(byte[].class)
                .list()
                .stream()
                .map(MerkleTree::leaf)
                .toList();
    }

    private List<byte[]> nodes(int level, long first) {
        return database.sql(
                        "select hash from ledger.tree_node where level = ? and index >= ? and index < ? order by index")
                .params(level, first, first + WIDTH)
                .query(byte[].class)
                .list();
    }

    /** Stores what has become complete between two sizes of the log. */
    void grow(long from, long to) {
        for (int level = STRIDE; to >> level > 0; level += STRIDE) {
            for (long index = from >> level; index < to >> level; index++) {
                database.sql("insert into ledger.tree_node (level, index, hash) values (?, ?, ?)")
                        .params(level, index, MerkleTree.complete(tile(level - STRIDE, index)))
                        .update();
                tiles.remove(new Tile(level - STRIDE, index));
            }
        }
    }
}
