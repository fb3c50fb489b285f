/** What the HTTP interface says of itself: its OpenAPI document. */
@NullMarked
package ledger.api.description;

import org.jspecify.annotations.NullMarked;
