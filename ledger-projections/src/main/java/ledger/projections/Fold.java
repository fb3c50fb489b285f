package ledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds a batch into all registers; an event that cannot be folded is parked with its line and stops nothing else. */
final class Fold {

    private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

    /** What an event can be blamed for: data, a constraint, a limit. All else is the database's own trouble. */
    private static final Set<String> BLAME = Set.of("21", "22", "23", "54", "P0");

    private final List<Register> registers;

    Fold(List<Register> registers) {
        this.registers = List.copyOf(registers);
    }

    /** @throws SQLException when the database is in trouble, in which case nothing may be committed */
    void batch(List<RecordedEvent> events, Connection reading) throws SQLException {
        var parked = Parking.lines(reading);
        var sound = new ArrayList<RecordedEvent>(events.size());
        for (var event : events) {
            if (parked.contains(event.stream())) {
                Parking.park(event, null, reading);
            } else {
                sound.add(event);
            }
        }
        if (!sound.isEmpty() && poison(sound, reading) != null) {
            oneByOne(sound, parked, reading);
        }
    }

    private void oneByOne(List<RecordedEvent> events, Set<String> parked, Connection reading) throws SQLException {
        for (var event : events) {
            if (parked.contains(event.stream())) {
                Parking.park(event, null, reading);
                continue;
            }
            var error = poison(List.of(event), reading);
            if (error != null) {
                LOG.error(
                        "event {} cannot be folded; its line {} is parked: {}",
                        event.position(),
                        event.stream(),
                        error);
                Parking.park(event, error, reading);
                parked.add(event.stream());
            }
        }
    }

    /** Folds the parked events of a line until one fails again; how many could be folded. */
    int retry(String line, EventSource source, Connection reading) throws SQLException {
        int folded = 0;
        for (long position : Parking.positions(line, reading)) {
            var event = source.after(position - 1, 1).get(0);
            var error = poison(List.of(event), reading);
            if (error != null) {
                Parking.park(event, error, reading);
                break;
            }
            Parking.release(event, reading);
            folded++;
        }
        return folded;
    }

    /** Folds the events or leaves the tables as they were; null, or why they could not be folded. */
    private @Nullable String poison(List<RecordedEvent> events, Connection reading) throws SQLException {
        var before = reading.setSavepoint();
        try {
            for (var register : registers) {
                register.fold(events, reading);
            }
            reading.releaseSavepoint(before);
            return null;
        } catch (SQLException | RuntimeException e) {
            if (!blames(e)) {
                throw e;
            }
            reading.rollback(before);
            return e.toString();
        }
    }

    /** Whether the event is to blame, and not a lost connection, a full disk or a table that is not there. */
    private static boolean blames(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state != null && state.length() == 5 && BLAME.contains(state.substring(0, 2));
            }
        }
        return true;
    }
}
