package ledger.api.recording;

import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.security.Caller;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What bodies and paths of facts have in common: papers, payees, portions, and the facts they point to. */
@Component
public final class Papers {

    private static final int NUMBER = 100;
    private static final int NAME = 300;

    private final Catalogue catalogue;

    Papers(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A document with number and date; null when left out. */
    public static @Nullable Document document(Body body, String member) {
        var paper = body.optionalObject(member);
        return paper == null ? null : new Document(paper.text("number", NUMBER), paper.date("date"));
    }

    /** A document with number and date, which may not be left out. */
    public static Document requiredDocument(Body body, String member) {
        var paper = body.object(member);
        return new Document(paper.text("number", NUMBER), paper.date("date"));
    }

    public static Payee payee(Body payee) {
        return new Payee(payee.text("name", NAME), payee.optionalText("taxCode", 20));
    }

    public static @Nullable Payee optionalPayee(Body body) {
        var payee = body.optionalObject("payee");
        return payee == null ? null : payee(payee);
    }

    /** A portion by its label; null when left out. */
    public static @Nullable Portion portion(Body body, String member) {
        var label = body.optionalText(member, 20);
        if (label == null) {
            return null;
        }
        if (Portion.valid(label)) {
            return Portion.of(label);
        }
        body.error(member, "portion");
        return Portion.NEW;
    }

    /**
     * The fact that a path names, on a line that the caller may touch.
     *
     * @throws Problem {@code not-found} when there can be no such fact, {@code outside-agency}
     */
    public FactId fact(String id, Caller caller) {
        var fact = id(id);
        var lead = catalogue.leadAgency(fact.line()).orElseThrow(() -> unknown(id));
        caller.mustLead(lead, fact.line());
        return fact;
    }

    /**
     * The plan of the fact with an id.
     *
     * @throws Problem {@code not-found} when there can be no such fact
     */
    public static PlanId planOf(String id) {
        return id(id).line().plan();
    }

    /**
     * The id that a text is.
     *
     * @throws Problem {@code not-found} when there can be no such fact
     */
    static FactId id(String text) {
        return FactId.read(text).orElseThrow(() -> unknown(text));
    }

    /** A fact that is not there. */
    public static Problem unknown(String id) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", id);
    }
}
