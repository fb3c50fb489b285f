/**
 * A plan as the appendix it was approved by: a workbook to print, sign and import again, or plain rows. The rows are made
 * once ({@link ledger.api.export.Appendix}); the two kinds of file only dress them. Other doors, too, choose their format
 * here and write their rows.
 */
@NullMarked
package ledger.api.export;

import org.jspecify.annotations.NullMarked;
