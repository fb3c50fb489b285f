/** The frame in which all pages stand that people read. */
@NullMarked
package ledger.api.page;

import org.jspecify.annotations.NullMarked;
