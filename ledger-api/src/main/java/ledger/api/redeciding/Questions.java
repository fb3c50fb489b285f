package ledger.api.redeciding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ledger.api.store.Envelope;
import ledger.api.store.Step;
import ledger.core.LedgerEvent;
import ledger.core.LineCommand;
import ledger.core.approval.ApprovalCommand.ApproveRequest;
import ledger.core.approval.ApprovalCommand.CarryOut;
import ledger.core.approval.ApprovalEvent.RequestSubmitted;

/** What was asked, by the events that came of it. For one reader of the log, from its first event on. */
final class Questions {

    /** Makes a command of its first event, and takes the further ones of the same command. */
    interface Question<E extends LedgerEvent> {

        /** @param asked what the first event carries */
        Object of(E first, Following more, Envelope asked);
    }

    private final Map<Class<?>, Question<LedgerEvent>> questions = new HashMap<>();

    /** @param wanted what a request asks for */
    Questions(Function<RequestSubmitted, LineCommand> wanted) {
        LineQuestions.in(this);
        RequestQuestions.in(this, wanted);
        AllotmentQuestions.in(this);
        PlanQuestions.in(this);
        YearEndQuestions.in(this);
    }

    <E extends LedgerEvent> void on(Class<E> kind, Question<E> question) {
        questions.put(kind, (first, more, asked) -> question.of(kind.cast(first), more, asked));
    }

    /** What one event says by itself. */
    <E extends LedgerEvent> void on(Class<E> kind, Function<E, Object> question) {
        on(kind, (first, more, asked) -> question.apply(first));
    }

    /**
     * The commands of one write.
     *
     * @throws NotReadable when they cannot be made out
     */
    List<Step> of(List<Recorded> write) {
        var following = new Following(write);
        var steps = new ArrayList<Step>();
        while (!following.isEmpty()) {
            var envelope = following.stored().envelope();
            var command = command(following, envelope);
            var before = steps.isEmpty() ? null : steps.get(steps.size() - 1).command();
            // What is recorded right behind an approval is what was approved.
            var carriedOut = before instanceof ApproveRequest approved && command instanceof LineCommand line
                    ? new CarryOut(approved.request(), line)
                    : command;
            steps.add(new Step(carriedOut, envelope));
        }
        return steps;
    }

    private Object command(Following following, Envelope envelope) {
        var first = following.one(LedgerEvent.class);
        var question = questions.get(first.getClass());
        if (question == null) {
            throw new NotReadable(NotReadable.UNUSUAL);
        }
        return question.of(first, following, envelope);
    }
}
