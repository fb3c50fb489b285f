package ledger.api.wiring;

import ledger.api.ExitStatus;
import ledger.api.StartupProblem;
import ledger.api.proof.CannotSign;
import ledger.api.proof.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** {@code ledger checkpoint} and {@code ledger rotate-key}, also beside a running ledger. */
@Component
@ConditionalOnExpression("'${ledger.command}' == 'checkpoint' or '${ledger.command}' == 'rotate-key'")
class CheckpointRunner implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRunner.class);

    private final Checkpoints checkpoints;
    private final boolean rotates;
    private final boolean formerIsLost;

    CheckpointRunner(
            Checkpoints checkpoints,
            @Value("${ledger.command}") String command,
            @Value("${ledger.checkpoints.former-key-is-lost:false}") boolean formerIsLost) {
        this.checkpoints = checkpoints;
        this.rotates = command.equals("rotate-key");
        this.formerIsLost = formerIsLost;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (rotates) {
                var id = checkpoints.rotateKey(formerIsLost);
                LOG.info("Khóa ký mới: {} / The new signing key: {}", id, id);
            } else {
                var position = checkpoints.take();
                position.ifPresentOrElse(
                        at -> LOG.info("Đã ký đến vị trí {}. / Signed up to position {}.", at, at),
                        () -> LOG.info("Không có sự kiện mới để ký. / There is nothing new to sign."));
            }
        } catch (CannotSign why) {
            throw new StartupProblem(ExitStatus.CANNOT_SIGN, why.vietnamese(), why.english());
        }
    }
}
