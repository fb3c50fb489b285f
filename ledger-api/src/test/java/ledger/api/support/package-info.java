/** What tests stand on: a real PostgreSQL. */
@NullMarked
package ledger.api.support;

import org.jspecify.annotations.NullMarked;
