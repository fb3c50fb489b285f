/**
 * The event store and the batching command bus: one writer per node takes the cluster's write lock, decides all
 * waiting commands on the latest books, and appends their events with gapless positions and chained hashes. Knows Axon
 * and JDBC, nothing else.
 */
@NullMarked
package ledger.api.store;

import org.jspecify.annotations.NullMarked;
