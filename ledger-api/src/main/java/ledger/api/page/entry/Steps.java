package ledger.api.page.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ledger.api.page.entry.Form.Step;
import ledger.api.recording.Answers;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.core.plan.Plan;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Ways out of a refusal, as far as they are open to whoever was refused. */
@Component
final class Steps {

    /** What takes money of a commitment, for which it can be raised. */
    private static final Set<Act> DRAWING = Set.of(Act.PAY, Act.ADVANCE);

    /** What takes money of a line for a contract or a payee, for which it may be worth bringing money from elsewhere. */
    private static final Set<Act> SPENDING = Set.of(Act.COMMIT, Act.PAY, Act.ADVANCE, Act.ADJUST);

    /** What takes money of what contracts have left over. */
    private static final Set<Act> TAKING = Set.of(Act.HOLD, Act.REDUCE, Act.TRANSFER);

    private final Papers papers;
    private final OtherDoors doors;

    Steps(Papers papers, OtherDoors doors) {
        this.papers = papers;
        this.doors = doors;
    }

    List<Step> of(Plan plan, Entered entered, Refusal refusal, Caller caller) {
        var steps = new ArrayList<Step>();
        var id = plan.id().value();
        if (refusal.most() != null) {
            steps.add(new Step("less", null, refusal.most(), null));
        }
        var line = entered.target() == null
                ? entered.text(entered.act() == Act.TRANSFER ? Field.FROM_LINE : Field.LINE)
                : papers.fact(entered.target(), caller).line().code().value();
        // What is undone at the same time cannot be asked for with it.
        if (refusal.code().equals("approval-required")
                && entered.replaces() == null
                && doors.open(Answers.API + "/requests", caller)) {
            steps.add(new Step("request", null, null, null));
        }
        if (refusal.code().equals("not-enough-available")) {
            if (SPENDING.contains(entered.act()) && doors.open(Beginnings.path(id, Act.TRANSFER), caller)) {
                steps.add(Step.to("transfer", address(id, "entry", "transfer") + "?toLine=" + line));
            }
            if (SPENDING.contains(entered.act()) || TAKING.contains(entered.act())) {
                steps.add(Step.to("holding", address(id, "lines", line) + "#commitments"));
            }
        } else if (refusal.code().equals("exceeds-appendix")
                && doors.open(Beginnings.path(id, Act.SUPPLEMENT), caller)) {
            steps.add(Step.to("supplement", address(id, "entry", "supplement") + "?lineCode=" + line));
        } else if (!refusal.first().isEmpty()) {
            refusal.first()
                    .forEach(fact -> steps.add(
                            new Step("first", address(id, "entry", "reverse") + "?target=" + fact, null, fact)));
        } else if (refusal.code().equals("not-enough-committed") && DRAWING.contains(entered.act())) {
            steps.add(Step.to("adjust", address(id, "entry", "adjust") + "?target=" + entered.target()));
        } else if (!line.isEmpty() && refusal.errors().isEmpty()) {
            steps.add(Step.to("line", address(id, "lines", line)));
        }
        return steps;
    }

    /** The address of something of a plan. */
    static String address(String plan, String of, String what) {
        return UriComponentsBuilder.fromPath("/plans/{plan}/{of}/{what}")
                .encode()
                .buildAndExpand(plan, of, what)
                .toUriString();
    }
}
