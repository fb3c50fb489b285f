/** Nhập khẩu: an appendix is sent on a page, looked at beside what was read from it, and recorded. */
@NullMarked
package ledger.api.page.importing;

import org.jspecify.annotations.NullMarked;
