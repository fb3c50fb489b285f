package ledger.projections.balance;

import java.util.Arrays;
import ledger.core.balance.Bucket;

/** What is added to the figures of one portion; plain numbers, since a difference may be negative. */
final class Change {

    long approved;
    long limit;
    long used;
    long carriedIn;
    private final long[] buckets = new long[Bucket.values().length];

    void move(Bucket bucket, long dong) {
        buckets[bucket.ordinal()] += dong;
    }

    long in(Bucket bucket) {
        return buckets[bucket.ordinal()];
    }

    void add(Change other) {
        approved += other.approved;
        limit += other.limit;
        used += other.used;
        carriedIn += other.carriedIn;
        Arrays.setAll(buckets, bucket -> buckets[bucket] + other.buckets[bucket]);
    }
}
