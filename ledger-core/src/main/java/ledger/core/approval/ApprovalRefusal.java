package ledger.core.approval;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Refusal;
import ledger.core.law.Approvable;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;

/** Why a request may not be made or decided so, or why a command has to be asked for first. */
public sealed interface ApprovalRefusal extends Refusal {

    /** The plan wants such a command approved by somebody else. */
    record ApprovalRequired(LineId line, Approvable command, Money requested, Money from) implements ApprovalRefusal {

        @Override
        public String code() {
            return "approval-required";
        }
    }

    /** The same was asked for already and waits for a decision. */
    record RequestIsPending(LineId line, FactId request, Approvable command) implements ApprovalRefusal {

        @Override
        public String code() {
            return "already-exists";
        }

        @Override
        public String rule() {
            return "request-is-pending";
        }
    }

    /** A request is decided once. */
    record AlreadyDecided(FactId request, RequestState state, FactId decidedBy) implements ApprovalRefusal {

        @Override
        public String code() {
            return "already-decided";
        }
    }

    /** The last day for a decision is over. */
    record TooLate(FactId request, LocalDate expires) implements ApprovalRefusal {

        @Override
        public String code() {
            return "already-decided";
        }

        @Override
        public String rule() {
            return "request-expired";
        }
    }

    /** The last day for a decision is not over yet. */
    record TooEarly(FactId request, LocalDate expires) implements ApprovalRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "request-not-expired";
        }
    }

    /** Nobody decides on what they have asked for themselves. */
    record RequesterIsApprover(FactId request, String requester) implements ApprovalRefusal {

        @Override
        public String code() {
            return "requester-is-approver";
        }
    }

    /** Nobody takes back what somebody else has asked for. */
    record NotTheRequester(FactId request, String requester) implements ApprovalRefusal {

        @Override
        public String code() {
            return "forbidden";
        }

        @Override
        public String rule() {
            return "not-the-requester";
        }
    }

    /** A policy names each kind of command once. */
    record CommandNamedTwice(PlanId planId, Approvable command) implements ApprovalRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "command-named-twice";
        }

        @Override
        public String pointer() {
            return "/rules";
        }
    }

    /** A year is not closed while somebody waits for a decision. */
    record RequestsArePending(PlanId planId, int fiscalYear, List<FactId> requests) implements ApprovalRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "requests-are-pending";
        }
    }
}
