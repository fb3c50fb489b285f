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
        sign();
        destinations.forEach(this::deliver);
    }

    /** Signs what is new; what keeps it from that is told where the ledger says whether it is well. */
    void sign() {
        try {
            checkpoints.take();
            wellness.well(Wellness.Part.SIGNING);
        } catch (CannotSign why) {
            wellness.trouble(Wellness.Part.SIGNING, why.sentence());
        } catch (DataAccessException | TransactionException away) {
            wellness.trouble(Wellness.Part.SIGNING, NO_DATABASE);
        }
    }

    private void deliver(Destination destination) {
        try {
            destination.deliver();
            wellness.well(destination.part());
        } catch (Undelivered why) {
            wellness.trouble(destination.part(), why.sentence());
        } catch (DataAccessException | TransactionException away) {
            wellness.trouble(destination.part(), NO_DATABASE);
        }
    }
}
