package ledger.api.proof;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import ledger.api.ExitStatus;
import ledger.api.StartupProblem;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how long to wait between two checkpoints, where something was recorded meanwhile
 * @param keys the directory of the private key; the data directory unless told otherwise
 * @param directory where each checkpoint is written as a file; empty: nowhere
 * @param webhook where each checkpoint is sent; empty: nowhere
 */
@ConfigurationProperties("ledger.checkpoints")
public record CheckpointSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("") String keys,
        @DefaultValue("") String directory,
        @DefaultValue("") String webhook) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws StartupProblem when checkpoints would travel in the open */
    public CheckpointSettings {
        if (!webhook.isBlank() && !protectedOnItsWay(webhook)) {
            throw new StartupProblem(
                    ExitStatus.USAGE,
                    "LEDGER_CHECKPOINT_WEBHOOK phải là một địa chỉ https:// (http:// chỉ cho chính máy này).",
                    "LEDGER_CHECKPOINT_WEBHOOK has to be an https:// address (http:// for this machine only).");
        }
    }

    private static boolean protectedOnItsWay(String webhook) {
        try {
            var address = URI.create(webhook);
            return address.getHost() != null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** @param data the data directory */
    public Path keyDirectory(Path data) {
        return keys.isBlank() ? data : Path.of(keys);
    }

    /** The address may hold a secret. */
    @Override
    public String toString() {
        return "CheckpointSettings[every=" + every + ", keys=" + keys + ", directory=" + directory + "]";
    }
}
