/** Tổng quan: how a plan stands, in five figures and three charts, and what has just happened. */
@NullMarked
package ledger.api.page.overview;

import org.jspecify.annotations.NullMarked;
