package ledger.api.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how long to wait between two checkpoints, where something was recorded meanwhile
 * @param keys the directory of the private key; the data directory unless told otherwise
 */
@ConfigurationProperties("ledger.checkpoints")
public record CheckpointSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("") String keys) {

    /** @param data the data directory */
    public Path keyDirectory(Path data) {
        return keys.isBlank() ? data : Path.of(keys);
    }
}
