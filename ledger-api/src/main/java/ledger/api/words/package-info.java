/** Amounts in words, as official documents write them. */
@NullMarked
package ledger.api.words;

import org.jspecify.annotations.NullMarked;
