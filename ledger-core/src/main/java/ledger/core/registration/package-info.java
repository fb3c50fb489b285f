/** Ban hành kế hoạch: an approved appendix enters the ledger. */
@NullMarked
package ledger.core.registration;

import org.jspecify.annotations.NullMarked;
