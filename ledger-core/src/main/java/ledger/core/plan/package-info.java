/** What an approved appendix says: plan, sections, lines, portions, agencies and their ids. */
@NullMarked
package ledger.core.plan;

import org.jspecify.annotations.NullMarked;
