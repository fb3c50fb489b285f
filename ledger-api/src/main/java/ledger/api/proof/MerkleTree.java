package ledger.api.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tree of RFC 6962, section 2.1: {@code leaf = sha256(0x00 || content)}, {@code node = sha256(0x01 || left || right)}, and
 * of n leaves the left subtree has the greatest power of two below n. It grows to the right only, so a subtree that is
 * complete stays as it is for ever.
 */
final class MerkleTree {

    /** Where hashes of complete subtrees come from. */
    interface Nodes {
        /** The hash over the {@code 2^level} leaves from leaf {@code index * 2^level} on. */
        byte[] hash(int level, long index);
    }

    private final Nodes nodes;

    MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    static byte[] leaf(byte[] content) {
        return sha256((byte) 0, content);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256((byte) 1, left, right);
    }

    private static byte[] sha256(byte kind, byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(kind);
            for (var part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root over a complete subtree, whose leaves or nodes of one level are these; as many as a power of two. */
    static byte[] complete(List<byte[]> hashes) {
        var level = hashes;
        while (level.size() > 1) {
            var above = new ArrayList<byte[]>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }

    /** The root over the first {@code size} leaves, at least one. */
    byte[] root(long size) {
        return over(0, size);
    }

    /**
     * What a reader needs beside a leaf to compute the root over the first {@code size} leaves, from the leaf upwards.
     *
     * @param leaf counted from 0, below {@code size}
     */
    List<byte[]> inclusion(long leaf, long size) {
        var path = new ArrayList<byte[]>();
        long first = 0;
        long count = size;
        while (count > 1) {
            long left = left(count);
            if (leaf - first < left) {
                path.add(over(first + left, count - left));
                count = left;
            } else {
                path.add(over(first, left));
                first += left;
                count -= left;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * What a reader needs beside the root over the first {@code from} leaves to compute that over the first {@code to} ones, and
     * so to see that the first leaves are the same in both.
     */
    List<byte[]> consistency(long from, long to) {
        var path = new ArrayList<byte[]>();
        long first = 0;
        long count = to;
        boolean known = true; // the reader has the root over all that is looked at
        while (from - first < count) {
            long left = left(count);
            if (from - first <= left) {
                path.add(over(first + left, count - left));
                count = left;
            } else {
                path.add(over(first, left));
                first += left;
                count -= left;
                known = false;
            }
        }
        if (!known) {
            path.add(over(first, count));
        }
        Collections.reverse(path);
        return path;
    }

    private byte[] over(long first, long count) {
        if (Long.bitCount(count) == 1) {
            return nodes.hash(Long.numberOfTrailingZeros(count), first / count);
        }
        long left = left(count);
        return node(over(first, left), over(first + left, count - left));
    }

    /** The greatest power of two below a count of at least two. */
    private static long left(long count) {
        return Long.highestOneBit(count - 1);
    }
}
