@NullMarked
package ledger.projections;

import org.jspecify.annotations.NullMarked;
