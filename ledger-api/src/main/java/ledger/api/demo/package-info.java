/** The demo: a believable half year of the first real plan, recorded through the ledger's own doors and printed. */
@NullMarked
package ledger.api.demo;

import org.jspecify.annotations.NullMarked;
