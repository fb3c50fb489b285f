/** What proves the log: a tree of hashes over it, signed checkpoints, and the bundle that anybody can verify without the ledger. */
@NullMarked
package ledger.api.proof;

import org.jspecify.annotations.NullMarked;
