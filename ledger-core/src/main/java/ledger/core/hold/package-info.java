/** Tạm giữ: allocated money that may not be used for now. */
@NullMarked
package ledger.core.hold;

import org.jspecify.annotations.NullMarked;
