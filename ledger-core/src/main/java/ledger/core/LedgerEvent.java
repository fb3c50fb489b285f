package ledger.core;

import java.time.LocalDate;
import java.util.List;
import ledger.core.balance.Movement;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened: to a plan, to one of its lines, or to the law, which belongs to no plan. The names and members
 * of events are stored for ever.
 */
public interface LedgerEvent {

    @Nullable
    PlanId plan();

    /** The leaf line it happened to; null when it happened to the plan, or to none. */
    @Nullable
    LineId line();

    /** What its stream is called: events of one stream are folded in order or not at all. */
    default String stream() {
        return String.valueOf(line() == null ? plan() : line());
    }

    /** The day it counts from, in the ledger's zone. */
    LocalDate effective();

    /** The money it moves; empty when it moves none. */
    default List<Movement> movements() {
        return List.of();
    }
}
