/** How a request becomes a recorded fact and its answer: who asks, under which key, what was recorded, how it reads. */
@NullMarked
package ledger.api.recording;

import org.jspecify.annotations.NullMarked;
