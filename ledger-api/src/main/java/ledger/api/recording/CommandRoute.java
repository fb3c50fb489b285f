package ledger.api.recording;

import java.time.LocalDate;
import java.util.function.BiFunction;
import ledger.core.Fact;
import ledger.core.plan.FactId;
import org.jspecify.annotations.Nullable;

/**
 * A route by which a command comes: {@code POST /{of}/{id}/{command}}.
 *
 * @param of what the id names, such as {@code plans} or {@code commitments}
 * @param target the kind of fact that the id names; null where it names a plan
 * @param replaces whether what it records may stand in the place of a fact that is undone
 * @param reader what the route's bodies are read by
 */
public record CommandRoute(
        String of, @Nullable Class<? extends Fact> target, String command, boolean replaces, CommandReader reader) {

    private static final String REVERSALS = "reversals";

    /** A command on a fact. */
    public CommandRoute(String of, Class<? extends Fact> target, String command, CommandReader reader) {
        this(of, target, command, !command.equals(REVERSALS), reader);
    }

    /** A command that records facts of a plan's lines. */
    public static CommandRoute ofPlan(String command, CommandReader reader) {
        return new CommandRoute("plans", null, command, true, reader);
    }

    /** A command that changes a plan itself. */
    public static CommandRoute changingPlan(String command, CommandReader reader) {
        return new CommandRoute("plans", null, command, false, reader);
    }

    /** The reversal of a fact that was recorded by itself. */
    public static CommandRoute reversal(
            String of, Class<? extends Fact> target, BiFunction<FactId, LocalDate, Object> command) {
        return new CommandRoute(of, target, REVERSALS, CommandReader.reversal(Form.ONE, command));
    }

    /** Whether it is for facts of this kind. */
    boolean takes(Fact fact) {
        return target != null && target.isInstance(fact);
    }

    /** Whether it undoes a fact. */
    boolean reverses() {
        return command.equals(REVERSALS);
    }

    /** The path with an id in it. */
    public String path(String id) {
        return Answers.API + "/" + of + "/" + id + "/" + command;
    }
}
