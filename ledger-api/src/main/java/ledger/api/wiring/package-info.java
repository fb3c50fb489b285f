/** What is plugged into what: the database, its access and migrations, and the parts of Axon that are used. */
@NullMarked
package ledger.api.wiring;

import org.jspecify.annotations.NullMarked;
