/** The law itself (nạp bộ quy định): rule sets that are loaded when the rules change. */
@NullMarked
package ledger.core.legislation;

import org.jspecify.annotations.NullMarked;
