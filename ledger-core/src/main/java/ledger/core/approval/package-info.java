/** Dự kiến chi và duyệt: what one person asks for and another one decides. */
@NullMarked
package ledger.core.approval;

import org.jspecify.annotations.NullMarked;
