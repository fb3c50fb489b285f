@NullMarked
package ledger.core;

import org.jspecify.annotations.NullMarked;
