package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.security.Caller;
import ledger.api.store.Envelope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Đính chính: what is to stand in the place of a fact that a request undoes, recorded in the same write. */
@Component
public final class Replacements {

    /** The member of a reversal's body, and of its answer. */
    public static final String MEMBER = "replacement";

    /** Where the replacing command stands in the body of the reversal, as a JSON pointer. */
    static final String POINTER = "/" + MEMBER + "/" + NamedCommands.BODY;

    private final NamedCommands commands;

    Replacements(NamedCommands commands) {
        this.commands = commands;
    }

    /** A command that was read, with what its events carry: it has a reason and a day of its own. */
    record Replacement(Draft draft, Envelope envelope) {}

    /**
     * The command that a reversal's body names; null when it names none.
     *
     * @param undone the id of the fact that is undone; what replaces it belongs to the same plan
     * @throws Problem {@code not-found}, {@code outside-agency}, or {@code forbidden} when the caller may not give it
     */
    @Nullable
    Replacement read(Body reversal, String undone, Caller caller, HttpServletRequest request) {
        var member = reversal.optionalObject(MEMBER);
        if (member == null) {
            return null;
        }
        var named = commands.read(member, Papers.planOf(undone), CommandRoute::replaces, Body::object, caller);
        return new Replacement(commands.draft(named), Asked.envelope(request, named.caller(), named.body()));
    }
}
