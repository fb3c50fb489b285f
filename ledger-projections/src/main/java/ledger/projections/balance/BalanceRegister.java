package ledger.projections.balance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.core.Fact;
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
            using unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as d (plan, line, portion, approved, growth, used,
                available, held, reserved, committed, advanced, spent, lapsed, carried_out)
            on b.plan = d.plan and b.line = d.line and b.portion = d.portion
            when matched then update set
                approved = b.approved + d.approved, limit_amount = b.limit_amount + d.approved + d.growth,
                available = b.available + d.available, held = b.held + d.held, reserved = b.reserved + d.reserved,
                committed = b.committed + d.committed, advanced = b.advanced + d.advanced, spent = b.spent + d.spent,
                lapsed = b.lapsed + d.lapsed, carried_out = b.carried_out + d.carried_out,
                quantity_used = b.quantity_used + d.used
            when not matched then insert (plan, line, portion, approved, limit_amount, carried_in, available, held,
                reserved, committed, advanced, spent, lapsed, carried_out, quantity_used)
            values (d.plan, d.line, d.portion, d.approved, d.approved + d.growth, 0, d.available, d.held,
                d.reserved, d.committed, d.advanced, d.spent, d.lapsed, d.carried_out, d.used)
            """;

    @Override
    public List<String> tables() {
        return List.of("balance", "handover");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var changes = new LinkedHashMap<Key, Change>();
        var handovers =
                new Rows("text", "text", "text", "text", "bigint", "text", "text", "bigint", "bigint", "bigint");
        for (var recorded : batch) {
            var event = recorded.event();
            if (event instanceof LineOpened opened) {
                for (var share : opened.portions()) {
                    change(changes, opened.line(), share.portion()).approved +=
                            share.amount().dong();
                }
            } else if (event instanceof LineAmended amended) {
                for (var changed : amended.portions()) {
                    change(changes, amended.line(), changed.portion()).approved += changed.amountGrowth();
                }
            } else if (event instanceof AgencySucceeded succeeded) {
                succeeded.handedOver().forEach(one -> handOver(succeeded, one, recorded.position(), handovers));
            } else if (event instanceof Fact fact) {
                var change = change(changes, fact.line(), fact.portion());
                change.growth += fact.limitGrowth();
                change.used +=
                        fact.quantityUsed().count() - fact.quantityFreed().count();
            }
            for (var movement : event.movements()) {
                move(changes, movement.from(), -movement.amount().dong());
                move(changes, movement.to(), movement.amount().dong());
            }
        }
        var rows = new Rows(
                "text", "text", "text", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint",
                "bigint", "bigint", "bigint");
        changes.forEach((key, change) -> rows.add(change.row(key)));
        rows.write(reading, MERGE);
        handovers.copy(reading, "reading.handover");
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

    private static void move(Map<Key, Change> changes, Account account, long dong) {
        // What stands outside is nobody's balance.
        if (account.bucket() != Bucket.OUTSIDE) {
            add(changes, account, dong);
        }
    }

    private static void add(Map<Key, Change> changes, Account account, long dong) {
        change(changes, account.line(), account.portion())
                .buckets[account.bucket().ordinal()] += dong;
    }

    private static Change change(Map<Key, Change> changes, LineId line, Portion portion) {
        return changes.computeIfAbsent(new Key(line, portion), key -> new Change());
    }

    private record Key(LineId line, Portion portion) {}

    /** What a batch adds to one row; plain numbers, since a difference may be negative. */
    private static final class Change {

        private final long[] buckets = new long[Bucket.values().length];
        private long approved;
        private long growth;
        private long used;

        private Object[] row(Key key) {
            return new Object[] {
                key.line.plan(),
                key.line.code(),
                key.portion,
                approved,
                growth,
                used,
                in(Bucket.AVAILABLE),
                in(Bucket.HELD),
                in(Bucket.RESERVED),
                in(Bucket.COMMITTED),
                in(Bucket.ADVANCED),
                in(Bucket.SPENT),
                in(Bucket.LAPSED),
                in(Bucket.CARRIED_OUT)
            };
        }

        private long in(Bucket bucket) {
            return buckets[bucket.ordinal()];
        }
    }
}
