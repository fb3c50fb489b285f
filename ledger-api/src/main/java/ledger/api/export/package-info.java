/**
 * A plan as the appendix it was approved by: a workbook to print, sign and import again, or plain rows. The rows are made
 * once ({@link ledger.api.export.Appendix}); the two kinds of file only dress them.
 */
@NullMarked
package ledger.api.export;

import org.jspecify.annotations.NullMarked;
