package ledger.api.recording;

import java.util.Optional;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.recording.NamedCommands.Named;
import ledger.api.security.Caller;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentRefusal;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;

/** What a command is read from: the id in its path, its body, and who asks. */
public final class Asking {

    private final Catalogue catalogue;
    private final Papers papers;
    private final String id;
    private final Body body;
    private final Caller caller;
    private final boolean letIn;

    /** @param letIn whether it was asked before, and let in: who leads the line then is not known any more */
    Asking(Catalogue catalogue, Papers papers, Named named, boolean letIn) {
        this.catalogue = catalogue;
        this.papers = papers;
        this.id = named.id();
        this.body = named.body();
        this.caller = named.caller();
        this.letIn = letIn;
    }

    public Body body() {
        return body;
    }

    /**
     * The plan that the path names.
     *
     * @throws Problem {@code not-found}
     */
    public PlanId plan() {
        return catalogue.plan(id).id();
    }

    /** Another plan that the body names; empty when there is none with this id. */
    public Optional<PlanId> otherPlan(String other) {
        return catalogue.registered(other);
    }

    /**
     * The same with everything that is recorded of it by now.
     *
     * @throws Problem {@code not-found}
     */
    public Catalogue.Known current() {
        return catalogue.current(id);
    }

    /**
     * The fact that the path names, on a line that the caller may touch.
     *
     * @throws Problem {@code not-found} when there can be no such fact, {@code outside-agency}
     */
    public FactId target() {
        return letIn ? Papers.id(id) : papers.fact(id, caller);
    }

    /**
     * The leaf line of the path's plan that the body names, which the caller may touch.
     *
     * @throws Refused {@code unknown-line} or {@code not-a-leaf-line}
     * @throws Problem {@code outside-agency}
     */
    public LineId leaf(String code) {
        return leaf(code, AllotmentRefusal.LINE_CODE);
    }

    /**
     * The same where another member names it.
     *
     * @param pointer to the member that names it
     */
    public LineId leaf(String code, String pointer) {
        if (letIn) {
            return known(code);
        }
        var row = catalogue.leaf(id, code, pointer);
        caller.mustLead(row.leadAgency(), row.id());
        return row.id();
    }

    private LineId known(String code) {
        return Optional.of(code)
                .filter(LineCode::valid)
                .flatMap(valid -> catalogue.row(new LineId(plan(), new LineCode(valid))))
                .filter(row -> row.line().leaf())
                .map(Catalogue.Row::id)
                .orElseThrow(() -> Papers.unknown(code));
    }
}
