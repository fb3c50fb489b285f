package ledger.projections;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ledger.core.LedgerEvent;

/** A log in memory: gapless positions, in the order of recording. */
public final class Log implements EventSource {

    private static final Instant FIRST = Instant.parse("2021-03-31T01:00:00.123456Z");

    private final List<RecordedEvent> events = new CopyOnWriteArrayList<>();

    public Log record(LedgerEvent... more) {
        for (var event : more) {
            record("ketoan.khcn", "Ghi sổ theo chứng từ", event);
        }
        return this;
    }

    public synchronized Log record(String actor, String reason, LedgerEvent event) {
        long position = events.size() + 1L;
        events.add(new RecordedEvent(
                position,
                "event-" + position,
                event.getClass().getSimpleName(),
                "1",
                event,
                actor,
                "ACCOUNTANT",
                "so-khcn",
                "API",
                null,
                "VN-2021",
                reason,
                FIRST.plusMillis(position),
                "command-" + position));
        return this;
    }

    @Override
    public List<RecordedEvent> after(long position, int limit) {
        int from = (int) Math.min(position, events.size());
        return List.copyOf(events.subList(from, Math.min(from + limit, events.size())));
    }

    @Override
    public long head() {
        return events.size();
    }
}
