package ledger.core.approval;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.law.Approvable;
import ledger.core.law.ApprovalPolicy;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened to requests. The names are stored for ever. */
public sealed interface ApprovalEvent extends LedgerEvent {

    /**
     * Đề nghị duyệt: somebody has asked for a command, and what it would take from the available money is set aside.
     *
     * @param command of what kind it is
     * @param wording the command as it was asked, as JSON
     * @param amount that the command would move
     * @param reserved so much of it is set aside; 0 when it takes nothing from what is available
     * @param about the facts that the command would change or undo
     * @param document that the command is for; null when it names none
     * @param by the account that asks
     * @param expires the last day on which it may be approved
     * @param effective the day from which the command would count, and from which on the money is set aside
     */
    record RequestSubmitted(
            FactId id,
            Approvable command,
            String wording,
            Portion portion,
            Money amount,
            Money reserved,
            List<FactId> about,
            @Nullable Document document,
            String by,
            LocalDate expires,
            LocalDate effective)
            implements ApprovalEvent, Fact {

        public RequestSubmitted {
            about = List.copyOf(about);
        }

        /** The last segment of the route that the command would have come by. */
        public String route() {
            return command.route();
        }

        @Override
        public List<Movement> movements() {
            return reserved.positive()
                    ? List.of(new Movement(Account.available(line(), portion), Account.reserved(portion, id), reserved))
                    : List.of();
        }
    }

    /**
     * What ends a request: the money that was set aside is available again, from the day on from which it was set aside, so
     * that what is recorded instead may count from that day. It carries the request, as reversals do.
     */
    sealed interface RequestConcluded extends ApprovalEvent, Fact {

        RequestSubmitted request();

        /** Where the request stands from now on. */
        RequestState state();

        @Override
        default Portion portion() {
            return request().portion();
        }

        @Override
        default Money amount() {
            return request().amount();
        }

        @Override
        default @Nullable Document document() {
            return request().document();
        }

        @Override
        default List<Movement> movements() {
            return request().movements().stream().map(Movement::inverse).toList();
        }

        @Override
        default List<FactId> restsOn() {
            return List.of(request().id());
        }
    }

    /** Duyệt: somebody else has approved; what was asked for is the next fact of the line. */
    record RequestApproved(FactId id, RequestSubmitted request, LocalDate effective) implements RequestConcluded {
        @Override
        public RequestState state() {
            return RequestState.APPROVED;
        }
    }

    /** Trả lại: somebody else has not approved. */
    record RequestReturned(FactId id, RequestSubmitted request, LocalDate effective) implements RequestConcluded {
        @Override
        public RequestState state() {
            return RequestState.RETURNED;
        }
    }

    /** Rút đề nghị: who had asked asks no longer. */
    record RequestWithdrawn(FactId id, RequestSubmitted request, LocalDate effective) implements RequestConcluded {
        @Override
        public RequestState state() {
            return RequestState.WITHDRAWN;
        }
    }

    /** Hết hạn: nobody has decided in time. */
    record RequestExpired(FactId id, RequestSubmitted request, LocalDate effective) implements RequestConcluded {
        @Override
        public RequestState state() {
            return RequestState.EXPIRED;
        }
    }

    /** Quy định duyệt: what of the plan has to be approved from now on. */
    record ApprovalPolicySet(PlanId plan, ApprovalPolicy policy, LocalDate effective) implements ApprovalEvent {
        @Override
        public @Nullable LineId line() {
            return null;
        }
    }
}
