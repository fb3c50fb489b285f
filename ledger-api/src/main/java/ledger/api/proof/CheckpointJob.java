package ledger.api.proof;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes a checkpoint every so often while the ledger serves, and takes it to where it is to be kept. Every node looks; what one
 * has signed the others find signed.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "ledger.command", havingValue = "serve", matchIfMissing = true)
class CheckpointJob {

    private static final String NO_DATABASE =
            "Cơ sở dữ liệu không trả lời; sẽ thử lại. / The database does not answer; to be tried again.";

    private final Checkpoints checkpoints;
    private final List<Destination> destinations;
    private final Wellness wellness;

    CheckpointJob(Checkpoints checkpoints, Destinations destinations, Wellness wellness) {
        this.checkpoints = checkpoints;
        this.destinations = destinations.all();
        this.wellness = wellness;
    }

    @Scheduled(fixedDelayString = "${ledger.checkpoints.every:1m}")
    void run() {
        sign(Long.MAX_VALUE);
        destinations.forEach(destination -> attempt(destination.part(), destination::deliver));
    }

    /** Signs up to a position; what keeps it from that is told where the ledger says whether it is well, and nowhere else. */
    void sign(long upTo) {
        attempt(Wellness.Part.SIGNING, () -> checkpoints.take(upTo));
    }

    private void attempt(Wellness.Part part, Runnable work) {
        try {
            work.run();
            wellness.well(part);
        } catch (CannotSign why) {
            wellness.trouble(part, why.sentence());
        } catch (Undelivered why) {
            wellness.trouble(part, why.sentence());
        } catch (DataAccessException | TransactionException away) {
            wellness.trouble(part, NO_DATABASE);
        } catch (RuntimeException defect) {
            // What nobody thought of may not keep the rest from being done, nor be known to nobody.
            wellness.trouble(part, "Lỗi của chương trình / a defect: " + defect);
        }
    }
}
