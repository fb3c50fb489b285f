package ledger.core.approval;

import java.time.LocalDate;
import ledger.core.LineCommand;
import ledger.core.law.ApprovalPolicy;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;

/** What may be asked of requests. */
public sealed interface ApprovalCommand {

    /** What becomes of a request that was made. */
    sealed interface OnRequest extends ApprovalCommand, LineCommand {

        FactId request();

        @Override
        default LineId line() {
            return request().line();
        }
    }

    /**
     * Đề nghị duyệt: have somebody else decide on a command.
     *
     * @param wanted the command; it would be recorded by now if nobody had to approve it
     * @param wording the same as it was asked and will be read again when it is approved, as JSON
     * @param by the account that asks
     */
    record SubmitRequest(LineCommand wanted, String wording, String by) implements ApprovalCommand, LineCommand {
        @Override
        public LineId line() {
            return wanted.line();
        }
    }

    /**
     * Duyệt: what was asked for may be recorded. It has to follow at once, as {@link CarryOut}.
     *
     * @param by the account that decides
     */
    record ApproveRequest(FactId request, String by) implements OnRequest {}

    /** Record what was approved right before this. */
    record CarryOut(FactId request, LineCommand wanted) implements ApprovalCommand, LineCommand {
        @Override
        public LineId line() {
            return wanted.line();
        }
    }

    /**
     * Trả lại: what was asked for is not recorded.
     *
     * @param by the account that decides
     */
    record ReturnRequest(FactId request, String by) implements OnRequest {}

    /**
     * Rút đề nghị: who has asked asks no longer.
     *
     * @param by the account that has asked
     */
    record WithdrawRequest(FactId request, String by) implements OnRequest {}

    /** Hết hạn: nobody has decided in time. */
    record ExpireRequest(FactId request) implements OnRequest {}

    /** Quy định duyệt: what of a plan has to be approved from now on. */
    record SetApprovalPolicy(PlanId plan, ApprovalPolicy policy, LocalDate effective) implements ApprovalCommand {}
}
