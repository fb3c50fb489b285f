package ledger.api.proof;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Where checkpoints are taken: to what is configured and nowhere else. */
public final class Destinations {

    private final List<Destination> all;

    /** @param source keeps how far each destination has them */
    public Destinations(CheckpointSettings settings, Proofs proofs, DataSource source) {
        var configured = new ArrayList<Destination>();
        if (!settings.directory().isBlank()) {
            configured.add(new DirectoryDelivery(Path.of(settings.directory()), proofs));
        }
        if (!settings.webhook().isBlank()) {
            configured.add(new WebhookDelivery(URI.create(settings.webhook()), proofs, source));
        }
        all = List.copyOf(configured);
    }

    List<Destination> all() {
        return all;
    }
}
