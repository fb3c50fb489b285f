@NullMarked
package ledger.api;

import org.jspecify.annotations.NullMarked;
