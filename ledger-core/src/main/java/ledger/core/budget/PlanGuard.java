package ledger.core.budget;

import java.util.Map;
import ledger.core.LineCommand;
import ledger.core.books.PlanBooks;
import ledger.core.law.Circumstances;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;

/**
 * Asks the plan of what a line decides by itself: the line does not know of it. A closed year takes nothing more, and the
 * line is told what has to be approved. What is decided over several lines meets the closed year at the {@link PlanDesk}.
 */
public final class PlanGuard implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Repository<BudgetPlan> plans;

    public PlanGuard(Repository<BudgetPlan> plans) {
        this.plans = plans;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (work.getMessage().getPayload() instanceof LineCommand asked) {
            var plan = plans.load(asked.line().plan().value());
            plan.execute(BudgetPlan::mustBeOpen);
            tell(work, plan.invoke(BudgetPlan::books));
        }
        return chain.proceed();
    }

    /** Few plans want approvals, and a message that is changed is made anew. */
    private static <T extends CommandMessage<?>> void tell(UnitOfWork<T> work, PlanBooks plan) {
        if (plan.approvals() != null
                && work.getMessage().getMetaData().get(BudgetLine.CIRCUMSTANCES) instanceof Circumstances now) {
            var told = Map.of(BudgetLine.CIRCUMSTANCES, now.under(plan.approvals()));
            work.transformMessage(message -> message.andMetaData(told));
        }
    }
}
