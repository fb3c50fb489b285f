/** One budget line: what it has, what was promised and paid out of it, and how it came to that. */
@NullMarked
package ledger.api.page.line;

import org.jspecify.annotations.NullMarked;
