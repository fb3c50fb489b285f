package ledger.core.budget;

import ledger.core.LineCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;

/**
 * Keeps closed years closed to what a line decides by itself: the line does not know of its plan. What is decided over
 * several lines meets the same rule at the {@link PlanDesk}.
 */
public final class YearGuard implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Repository<BudgetPlan> plans;

    public YearGuard(Repository<BudgetPlan> plans) {
        this.plans = plans;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (work.getMessage().getPayload() instanceof LineCommand asked) {
            plans.load(asked.line().plan().value()).execute(BudgetPlan::mustBeOpen);
        }
        return chain.proceed();
    }
}
