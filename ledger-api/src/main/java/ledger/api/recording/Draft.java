package ledger.api.recording;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * A command that was read, but for its day.
 *
 * @param form how it is answered
 * @param command on a day; may be refused for the line that it names
 */
public record Draft(Form form, Function<LocalDate, Object> command) {}
