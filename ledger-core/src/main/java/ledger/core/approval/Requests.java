package ledger.core.approval;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import ledger.core.Fact;
import ledger.core.Refused;
import ledger.core.Reversal;
import ledger.core.Rules;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.ExpireRequest;
import ledger.core.approval.ApprovalCommand.ReturnRequest;
import ledger.core.approval.ApprovalCommand.SetApprovalPolicy;
import ledger.core.approval.ApprovalCommand.SubmitRequest;
import ledger.core.approval.ApprovalCommand.WithdrawRequest;
import ledger.core.approval.ApprovalEvent.ApprovalPolicySet;
import ledger.core.approval.ApprovalEvent.RequestApproved;
import ledger.core.approval.ApprovalEvent.RequestConcluded;
import ledger.core.approval.ApprovalEvent.RequestExpired;
import ledger.core.approval.ApprovalEvent.RequestReturned;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;
import ledger.core.approval.ApprovalEvent.RequestWithdrawn;
import ledger.core.approval.ApprovalRefusal.AlreadyDecided;
import ledger.core.approval.ApprovalRefusal.ApprovalRequired;
import ledger.core.approval.ApprovalRefusal.CommandNamedTwice;
import ledger.core.approval.ApprovalRefusal.NotTheRequester;
import ledger.core.approval.ApprovalRefusal.RequestIsPending;
import ledger.core.approval.ApprovalRefusal.RequesterIsApprover;
import ledger.core.approval.ApprovalRefusal.TooEarly;
import ledger.core.approval.ApprovalRefusal.TooLate;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.books.BooksRefusal.UnknownFact;
import ledger.core.books.Entry;
import ledger.core.books.LineBooks;
import ledger.core.law.Approvable;
import ledger.core.law.Circumstances;
import ledger.core.money.Money;
import ledger.core.plan.FactId;

/** Decides requests: what is asked for would be allowed by now, and is decided on once, in time, by somebody else. */
public final class Requests {

    private Requests() {}

    /**
     * What is not asked for has to need no approval.
     *
     * @param fact that the command would record
     * @throws Refused {@code approval-required}
     */
    public static void needNoApproval(Approvable command, Fact fact, Circumstances now) {
        now.approvals().from(command).filter(fact.amount()::covers).ifPresent(from -> {
            throw new Refused(new ApprovalRequired(fact.line(), command, fact.amount(), from));
        });
    }

    /** @param wanted what the command would record by now */
    public static RequestSubmitted decide(
            SubmitRequest asked, Approvable command, Fact wanted, LineBooks books, Circumstances now) {
        var rules = new Rules();
        pending(books)
                .filter(twin -> same(twin, command, wanted))
                .findFirst()
                .ifPresent(twin -> rules.unless(false, () -> new RequestIsPending(books.line(), twin.id(), command)));
        rules.enforce();
        return new RequestSubmitted(
                books.next(),
                command,
                asked.wording(),
                wanted.portion(),
                wanted.amount(),
                takenFrom(Account.available(books.line(), wanted.portion()), wanted),
                about(wanted),
                wanted.document(),
                asked.by(),
                now.today().plusDays(now.approvals().expiresAfterDays()),
                wanted.effective());
    }

    private static Money takenFrom(Account account, Fact wanted) {
        return wanted.movements().stream()
                .filter(movement -> movement.from().equals(account))
                .map(Movement::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static List<FactId> about(Fact wanted) {
        return wanted instanceof Reversal reversal ? List.of(reversal.original().id()) : wanted.restsOn();
    }

    /** Whether the same paper is meant; what names no paper is the same when it is about the same fact. */
    private static boolean same(RequestSubmitted pending, Approvable command, Fact wanted) {
        if (pending.command() != command || !pending.about().equals(about(wanted))) {
            return false;
        }
        return pending.document() == null && wanted.document() == null
                ? !pending.about().isEmpty()
                : Objects.equals(pending.document(), wanted.document());
    }

    public static RequestApproved decide(ApproveRequest asked, LineBooks books, Circumstances now) {
        var request = undecided(asked.request(), books);
        var rules = new Rules();
        byAnother(rules, request, asked.by());
        rules.unless(!now.today().isAfter(request.expires()), () -> new TooLate(request.id(), request.expires()));
        rules.enforce();
        return new RequestApproved(books.next(), request, request.effective());
    }

    /**
     * What is carried out was approved right before.
     *
     * @throws IllegalStateException otherwise
     */
    public static void justApproved(FactId request, LineBooks books) {
        if (books.latest()
                .filter(last -> last instanceof RequestApproved approved
                        && approved.request().id().equals(request))
                .isEmpty()) {
            throw new IllegalStateException(request + " was not approved right before");
        }
    }

    public static RequestReturned decide(ReturnRequest asked, LineBooks books) {
        var request = undecided(asked.request(), books);
        var rules = new Rules();
        byAnother(rules, request, asked.by());
        rules.enforce();
        return new RequestReturned(books.next(), request, request.effective());
    }

    public static RequestWithdrawn decide(WithdrawRequest asked, LineBooks books) {
        var request = undecided(asked.request(), books);
        Refused.unless(asked.by().equals(request.by()), () -> new NotTheRequester(request.id(), request.by()));
        return new RequestWithdrawn(books.next(), request, request.effective());
    }

    public static RequestExpired decide(ExpireRequest asked, LineBooks books, Circumstances now) {
        var request = undecided(asked.request(), books);
        Refused.unless(now.today().isAfter(request.expires()), () -> new TooEarly(request.id(), request.expires()));
        return new RequestExpired(books.next(), request, request.effective());
    }

    public static ApprovalPolicySet decide(SetApprovalPolicy asked) {
        var named = EnumSet.noneOf(Approvable.class);
        var rules = new Rules();
        for (var threshold : asked.policy().thresholds()) {
            rules.unless(
                    named.add(threshold.command()), () -> new CommandNamedTwice(asked.plan(), threshold.command()));
        }
        rules.enforce();
        return new ApprovalPolicySet(asked.plan(), asked.policy(), asked.effective());
    }

    /** The requests of a line that wait for a decision, newest first. */
    public static List<FactId> waiting(LineBooks books) {
        return pending(books).map(RequestSubmitted::id).toList();
    }

    private static Stream<RequestSubmitted> pending(LineBooks books) {
        return books.standing(RequestSubmitted.class).stream()
                .filter(request -> books.dependents(entry(request.id(), books)).isEmpty());
    }

    private static void byAnother(Rules rules, RequestSubmitted request, String by) {
        rules.unless(!by.equals(request.by()), () -> new RequesterIsApprover(request.id(), request.by()));
    }

    private static RequestSubmitted undecided(FactId id, LineBooks books) {
        var entry = entry(id, books);
        if (!(entry.fact() instanceof RequestSubmitted request)) {
            throw new Refused(new UnknownFact(id));
        }
        books.dependents(entry).stream().findFirst().ifPresent(decision -> {
            throw new Refused(new AlreadyDecided(id, state(books, decision), decision));
        });
        return request;
    }

    private static RequestState state(LineBooks books, FactId decision) {
        return ((RequestConcluded) entry(decision, books).fact()).state();
    }

    private static Entry entry(FactId id, LineBooks books) {
        return books.find(id).orElseThrow(() -> new Refused(new UnknownFact(id)));
    }
}
