package ledger.api.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Set;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Draft;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.NamedCommands.Named;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import ledger.api.security.Role;
import ledger.api.store.Envelope;
import ledger.api.store.StoredEvent;
import ledger.core.LineCommand;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.law.Approvable;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a request asks for: first when it is made, and again from what was kept when it is decided. */
@Component
public class Wanted {

    private final Catalogue catalogue;
    private final NamedCommands names;

    Wanted(Catalogue catalogue, NamedCommands names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    /**
     * A command that is asked for.
     *
     * @param draft the command, but for its day
     * @param envelope what the command's own event carries
     */
    record Command(Draft draft, Envelope envelope) {

        /** @throws ledger.core.Refused when it names no leaf line */
        LineCommand command() {
            return (LineCommand) draft.command().apply(envelope.effectiveDate());
        }
    }

    /**
     * The command that {@code {command, target?, planId?, body}} names.
     *
     * @param caller who asks for it
     * @throws Problem {@code validation}, {@code not-found}, {@code forbidden} or {@code outside-agency}
     */
    Command read(Body naming, Caller caller, HttpServletRequest request) {
        var named = named(naming, caller);
        var draft = names.draft(named);
        var command = new Command(draft, Asked.envelope(request, named.caller(), named.body()));
        naming.done();
        return command;
    }

    private Named named(Body naming, Caller caller) {
        return names.read(
                naming, plan(naming), route -> Approvable.of(route.command()).isPresent(), Body::object, caller);
    }

    /** The plan that is stated, else that of the fact in question. */
    private static PlanId plan(Body naming) {
        var stated = naming.optionalText("planId", 64);
        if (stated != null && PlanId.valid(stated)) {
            return new PlanId(stated);
        } else if (stated != null) {
            throw Papers.unknown(stated);
        }
        var target = naming.optionalText("target", 200);
        if (target != null) {
            return Papers.planOf(target);
        }
        naming.error("planId", "required");
        naming.doneHere();
        throw new IllegalStateException("a body with an error is not done");
    }

    /**
     * What a stored request asks for, to be recorded in the name of who has asked.
     *
     * <p>For the agency that leads the line by now: it may have succeeded the one that has asked.
     */
    Command again(StoredEvent stored, RequestSubmitted submitted, HttpServletRequest request) {
        var agency =
                catalogue.leadAgency(submitted.line()).orElse(stored.envelope().agency());
        var requester = requester(submitted.by(), agency, stored.envelope().channel());
        return read(Body.read(submitted.wording()), requester, request);
    }

    /**
     * The command alone, out of the words in which it was once let in, whoever leads the line by now.
     *
     * @param by the account that has asked
     * @param effective the day from which it would count
     * @throws Problem or {@link ledger.core.Refused} when they name no command
     */
    public LineCommand command(String wording, String by, LocalDate effective) {
        var naming = Body.read(wording);
        var draft = names.letIn(named(naming, requester(by, null, "")));
        naming.doneHere();
        return (LineCommand) draft.command().apply(effective);
    }

    private static Caller requester(String account, @Nullable String agency, String channel) {
        return new Caller(account, Role.ACCOUNTANT, Set.of(Role.ACCOUNTANT), agency, channel);
    }
}
