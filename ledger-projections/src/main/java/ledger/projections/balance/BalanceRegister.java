package ledger.projections.balance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.balance.Account;
import ledger.core.balance.Bucket;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.SuccessionEvent.HandedOver;
import ledger.projections.RecordedEvent;
import ledger.projections.Register;
import ledger.projections.Rows;

/** Adds up movements: every fact, reversals included, is folded in the same way. */
public final class BalanceRegister implements Register {

    private static final String MERGE = """
            merge into reading.balance b
            using unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as d (plan, line, portion, approved, limit_amount,
                used, carried_in, available, held, reserved, committed, advanced, spent, lapsed, carried_out)
            on b.plan = d.plan and b.line = d.line and b.portion = d.portion
            when matched then update set
                approved = b.approved + d.approved, limit_amount = b.limit_amount + d.limit_amount,
                available = b.available + d.available, held = b.held + d.held, reserved = b.reserved + d.reserved,
                committed = b.committed + d.committed, advanced = b.advanced + d.advanced, spent = b.spent + d.spent,
                lapsed = b.lapsed + d.lapsed, carried_out = b.carried_out + d.carried_out,
                quantity_used = b.quantity_used + d.used, carried_in = b.carried_in + d.carried_in
            when not matched then insert (plan, line, portion, approved, limit_amount, carried_in, available, held,
                reserved, committed, advanced, spent, lapsed, carried_out, quantity_used)
            values (d.plan, d.line, d.portion, d.approved, d.limit_amount, d.carried_in, d.available, d.held,
                d.reserved, d.committed, d.advanced, d.spent, d.lapsed, d.carried_out, d.used)
            """;

    @Override
    public List<String> tables() {
        return List.of("balance", "balance_total", "handover");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var changes = new LinkedHashMap<Place, Change>();
        var totals = new RunningTotals();
        var handovers =
                new Rows("text", "text", "text", "text", "bigint", "text", "text", "bigint", "bigint", "bigint");
        for (var recorded : batch) {
            var event = recorded.event();
            if (event instanceof AgencySucceeded succeeded) {
                succeeded.handedOver().forEach(one -> handOver(succeeded, one, recorded.position(), handovers));
            }
            changes(event).forEach((place, change) -> {
                changes.computeIfAbsent(place, none -> new Change()).add(change);
                totals.add(place, event.effective(), recorded.position(), change);
            });
        }
        var rows = new Rows(
                "text", "text", "text", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint",
                "bigint", "bigint", "bigint", "bigint");
        changes.forEach((place, change) -> rows.add(row(place, change)));
        rows.write(reading, MERGE);
        totals.write(reading);
        handovers.copy(reading, "reading.handover");
    }

    /** What one event adds to the portions it touches. */
    static Map<Place, Change> changes(LedgerEvent event) {
        var changes = new LinkedHashMap<Place, Change>();
        if (event instanceof LineOpened opened) {
            for (var share : opened.portions()) {
                print(changes, opened.line(), share.portion(), share.amount().dong());
            }
        } else if (event instanceof LineAmended amended) {
            for (var changed : amended.portions()) {
                print(changes, amended.line(), changed.portion(), changed.amountGrowth());
            }
        } else if (event instanceof Fact fact) {
            var change = change(changes, fact.line(), fact.portion());
            change.limit += fact.limitGrowth();
            change.carriedIn += fact.carriedInGrowth();
            change.used += fact.quantityUsed().count() - fact.quantityFreed().count();
        }
        for (var movement : event.movements()) {
            move(changes, movement.from(), -movement.amount().dong());
            move(changes, movement.to(), movement.amount().dong());
        }
        return changes;
    }

    /** What the appendix prints is also what may be allocated. */
    private static void print(Map<Place, Change> changes, LineId line, Portion portion, long growth) {
        var change = change(changes, line, portion);
        change.approved += growth;
        change.limit += growth;
    }

    private static void handOver(AgencySucceeded succeeded, HandedOver portion, long position, Rows handovers) {
        if (portion.led()) {
            handOver(Dimension.LEAD_AGENCY, succeeded, portion, position, handovers);
        }
        if (succeeded.budgetHolder()) {
            handOver(Dimension.BUDGET_HOLDER, succeeded, portion, position, handovers);
        }
    }

    private static void handOver(
            Dimension dimension, AgencySucceeded succeeded, HandedOver portion, long position, Rows handovers) {
        var balances = portion.balances();
        handovers.add(
                succeeded.plan(),
                portion.line().code(),
                portion.portion(),
                dimension,
                position,
                succeeded.predecessor().code(),
                succeeded.predecessor().name(),
                balances.spent().dong(),
                balances.lapsed().dong(),
                balances.carriedOut().dong());
    }

    private static void move(Map<Place, Change> changes, Account account, long dong) {
        // What stands outside is nobody's balance.
        if (account.bucket() != Bucket.OUTSIDE) {
            change(changes, account.line(), account.portion()).move(account.bucket(), dong);
        }
    }

    private static Change change(Map<Place, Change> changes, LineId line, Portion portion) {
        return changes.computeIfAbsent(new Place(line, portion), none -> new Change());
    }

    private static Object[] row(Place place, Change change) {
        return new Object[] {
            place.line().plan(),
            place.line().code(),
            place.portion(),
            change.approved,
            change.limit,
            change.used,
            change.carriedIn,
            change.in(Bucket.AVAILABLE),
            change.in(Bucket.HELD),
            change.in(Bucket.RESERVED),
            change.in(Bucket.COMMITTED),
            change.in(Bucket.ADVANCED),
            change.in(Bucket.SPENT),
            change.in(Bucket.LAPSED),
            change.in(Bucket.CARRIED_OUT)
        };
    }
}
