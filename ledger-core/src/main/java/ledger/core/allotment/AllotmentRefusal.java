package ledger.core.allotment;

import java.util.List;
import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** Why money may not be given to a line. */
public sealed interface AllotmentRefusal extends Refusal {

    /** The member that names the line in most requests. */
    String LINE_CODE = "/lineCode";

    /** The ledger has no such plan. */
    record UnknownPlan(PlanId planId) implements AllotmentRefusal {
        @Override
        public String code() {
            return "not-found";
        }

        @Override
        public String rule() {
            return "unknown-plan";
        }
    }

    /**
     * The plan has no such line.
     *
     * @param lineCode as it was sent, which may be no code at all
     * @param pointer to the member that names it
     */
    record UnknownLine(PlanId planId, String lineCode, String pointer) implements AllotmentRefusal {

        public UnknownLine(PlanId planId, String lineCode) {
            this(planId, lineCode, LINE_CODE);
        }

        @Override
        public String code() {
            return "unknown-line";
        }
    }

    /**
     * The line stands above others; only its leaves hold money.
     *
     * @param pointer to the member that names it
     */
    record NotALeafLine(PlanId planId, LineCode lineCode, List<LineCode> leaves, String pointer)
            implements AllotmentRefusal {

        public NotALeafLine(PlanId planId, LineCode lineCode, List<LineCode> leaves) {
            this(planId, lineCode, leaves, LINE_CODE);
        }

        @Override
        public String code() {
            return "not-a-leaf-line";
        }
    }

    /** The portion would have more than the appendix and later decisions give it. */
    record ExceedsAppendix(LineId line, Portion portion, Money limit, Money allocated, Money requested, Money excess)
            implements AllotmentRefusal {
        @Override
        public String code() {
            return "exceeds-appendix";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    /** A transfer from a portion to itself. */
    record TransfersToItself(LineId line, Portion portion) implements AllotmentRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "transfers-to-itself";
        }

        @Override
        public String pointer() {
            return "/toLine";
        }
    }

    /** Nothing is lacking: every portion asked for has all that the appendix gives it. */
    record NothingLacking(PlanId planId, @Nullable LineCode lineCode, Money limit, Money allocated)
            implements AllotmentRefusal {
        @Override
        public String code() {
            return "exceeds-appendix";
        }

        @Override
        public String rule() {
            return "nothing-lacking";
        }
    }

    /** The plan would have given out more than its approved total and later decisions allow. */
    record ExceedsCeiling(PlanId planId, Money ceiling, Money allocated, Money requested, Money excess)
            implements AllotmentRefusal {
        @Override
        public String code() {
            return "exceeds-ceiling";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }
}
