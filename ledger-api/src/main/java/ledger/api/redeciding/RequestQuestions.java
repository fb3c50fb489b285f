package ledger.api.redeciding;

import java.util.function.Function;
import ledger.core.LineCommand;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.approval.ApprovalCommand.ReturnRequest;
import ledger.core.approval.ApprovalCommand.SubmitRequest;
import ledger.core.approval.ApprovalCommand.WithdrawRequest;
import ledger.core.approval.ApprovalEvent.RequestApproved;
import ledger.core.approval.ApprovalEvent.RequestExpired;
import ledger.core.approval.ApprovalEvent.RequestReturned;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.ApprovalEvent.RequestWithdrawn;

/** What was asked of requests: who has recorded an event is who has decided. */
final class RequestQuestions {

    private RequestQuestions() {}

    static void in(Questions questions, Function<RequestSubmitted, LineCommand> wanted) {
        questions.on(RequestSubmitted.class, made -> new SubmitRequest(wanted.apply(made), made.wording(), made.by()));
        questions.on(
                RequestApproved.class,
                (made, more, asked) -> new ApproveRequest(made.request().id(), asked.actor()));
        questions.on(
                RequestReturned.class,
                (made, more, asked) -> new ReturnRequest(made.request().id(), asked.actor()));
        questions.on(
                RequestWithdrawn.class,
                (made, more, asked) -> new WithdrawRequest(made.request().id(), asked.actor()));
        questions.on(
                RequestExpired.class, made -> new ExpireRequest(made.request().id()));
    }
}
