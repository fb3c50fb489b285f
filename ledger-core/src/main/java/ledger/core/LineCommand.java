package ledger.core;

import ledger.core.plan.LineId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command that one leaf line decides by itself. */
public interface LineCommand {

    /** The line whose money it concerns. */
    @TargetAggregateIdentifier
    LineId line();
}
