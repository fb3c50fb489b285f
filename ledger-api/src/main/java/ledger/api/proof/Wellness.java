package ledger.api.proof;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * What does not go as it should with the proof of the log. The ledger records and answers all the same, so it is not down:
 * the health answer has the status {@code WARNING}, and the log says why, once for each new reason.
 */
@Component
class Wellness implements HealthIndicator {

    static final Status WARNING = new Status("WARNING");

    private static final Logger LOG = LoggerFactory.getLogger(Wellness.class);

    /** What may go wrong, each by itself. */
    enum Part {
        SIGNING,
        DIRECTORY,
        WEBHOOK
    }

    private final Map<Part, String> troubles = new EnumMap<>(Part.class);

    synchronized void well(Part part) {
        if (troubles.remove(part) != null) {
            LOG.info("Checkpoint: đã hoạt động trở lại / well again ({})", part);
        }
    }

    /** @param why in both languages */
    synchronized void trouble(Part part, String why) {
        if (!why.equals(troubles.put(part, why))) {
            LOG.warn("Checkpoint ({}): {}", part, why);
        }
    }

    @Override
    public synchronized Health health() {
        var health = troubles.isEmpty() ? Health.up() : Health.status(WARNING);
        troubles.forEach((part, why) -> health.withDetail(part.name(), why));
        return health.build();
    }
}
