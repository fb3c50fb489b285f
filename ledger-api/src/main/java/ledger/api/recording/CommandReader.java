package ledger.api.recording;

import java.time.LocalDate;
import java.util.function.BiFunction;
import ledger.api.problem.Problem;
import ledger.core.plan.FactId;

/** Reads one kind of command out of a body: the only place that knows its members, whatever is to become of it. */
@FunctionalInterface
public interface CommandReader {

    /**
     * Reads all members but the reason and the day, which every command has. What is wrong with a member is noted in the
     * body; the command may be asked for once the body is found to be well.
     *
     * @throws Problem {@code not-found} when there can be no such plan or fact, {@code outside-agency}
     */
    Draft read(Asking asking);

    /** Đảo bút toán: every kind of fact is undone by the same body. */
    static CommandReader reversal(Form form, BiFunction<FactId, LocalDate, Object> command) {
        return asking -> {
            var fact = asking.target();
            return new Draft(form, day -> command.apply(fact, day));
        };
    }
}
