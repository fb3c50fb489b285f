package ledger.projections.commitment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Bucket;
import ledger.core.commitment.Commitment;
import ledger.core.commitment.CommitmentEvent.CommitmentAdjusted;
import ledger.core.commitment.CommitmentEvent.CommitmentReleased;
import ledger.core.document.Document;
import ledger.core.plan.FactId;
import ledger.projections.RecordedEvent;
import ledger.projections.Register;
import ledger.projections.Rows;
import org.jspecify.annotations.Nullable;

/** One row for each commitment: what stands in its account, and what the movements in and out of it were for. */
public final class CommitmentRegister implements Register {

    private static final String MERGE = """
            merge into reading.commitment c
            using unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as d (id, amount, undrawn,
                released, carried_out, quantity_released, quantity_growth, reversed_by, plan, line, portion, quantity, payee,
                payee_tax_code, contract_number, contract_date, decision_number, decision_date, origin, effective,
                recorded_at, actor, reason, position)
            on c.id = d.id
            when matched then update set
                amount = c.amount + d.amount, undrawn = c.undrawn + d.undrawn, released = c.released + d.released,
                carried_out = c.carried_out + d.carried_out,
                quantity_released = c.quantity_released + d.quantity_released,
                quantity = nullif(coalesce(c.quantity, 0) + d.quantity_growth, 0),
                reversed_by = coalesce(d.reversed_by, c.reversed_by)
            when not matched then insert (id, amount, undrawn, released, carried_out, quantity_released, reversed_by,
                plan, line, portion, quantity, payee, payee_tax_code, contract_number, contract_date, decision_number,
                decision_date, origin, effective, recorded_at, actor, reason, position)
            values (d.id, d.amount, d.undrawn, d.released, d.carried_out, d.quantity_released, d.reversed_by, d.plan,
                d.line, d.portion, d.quantity, d.payee, d.payee_tax_code, d.contract_number, d.contract_date,
                d.decision_number, d.decision_date, d.origin, d.effective, d.recorded_at, d.actor, d.reason, d.position)
            """;

    /** Where money stands before it is promised, in this plan. */
    private static final Set<Bucket> BEFORE = Set.of(Bucket.OUTSIDE, Bucket.AVAILABLE);

    @Override
    public List<String> tables() {
        return List.of("commitment", "commitment_step");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var changes = new LinkedHashMap<FactId, Change>();
        var steps =
                new Rows("text", "bigint", "date", "bigint", "bigint", "bigint", "bigint", "bigint", "text", "bigint");
        for (var recorded : batch) {
            if (recorded.event() instanceof Fact fact) {
                var one = new LinkedHashMap<FactId, Change>();
                fold(one, recorded, fact);
                one.forEach((id, change) -> {
                    change(changes, id).add(change);
                    steps.add(change.step(id, recorded));
                });
            }
        }
        var rows = new Rows(
                "text",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "bigint",
                "text",
                "text",
                "text",
                "text",
                "bigint",
                "text",
                "text",
                "text",
                "date",
                "text",
                "date",
                "text",
                "date",
                "timestamptz",
                "text",
                "text",
                "bigint");
        changes.forEach((id, change) -> rows.add(change.row(id)));
        rows.write(reading, MERGE);
        steps.copy(reading, "reading.commitment_step");
    }

    private static void fold(Map<FactId, Change> changes, RecordedEvent recorded, Fact fact) {
        if (Commitment.madeBy(fact).isPresent()) {
            change(changes, fact.id()).opened = recorded;
        }
        for (var movement : fact.movements()) {
            stand(changes, movement.from(), -movement.amount().dong());
            stand(changes, movement.to(), movement.amount().dong());
        }
        // A reversal takes back what its original meant, so that figures read as if it had never been.
        var meant = fact instanceof Reversal reversal ? reversal.original() : fact;
        int sign = fact == meant ? 1 : -1;
        if (fact != meant && Commitment.madeBy(meant).isPresent()) {
            change(changes, meant.id()).reversedBy = fact.id();
            return; // the row keeps the amount that was promised
        }
        if (meant instanceof CommitmentAdjusted adjusted) {
            change(changes, adjusted.commitment()).quantityGrowth += sign
                    * (adjusted.quantityUsed().count()
                            - adjusted.quantityFreed().count());
        }
        for (var movement : meant.movements()) {
            long dong = sign * movement.amount().dong();
            var from = movement.from();
            var to = movement.to();
            if (BEFORE.contains(from.bucket()) && to.bucket() == Bucket.COMMITTED && to.document() != null) {
                change(changes, to.document()).amount += dong;
            } else if (from.bucket() == Bucket.COMMITTED
                    && to.bucket() == Bucket.AVAILABLE
                    && from.document() != null) {
                var change = change(changes, from.document());
                if (meant instanceof CommitmentReleased) {
                    change.released += dong;
                    change.quantityReleased += sign * meant.quantityFreed().count();
                } else {
                    change.amount -= dong;
                }
            } else if (from.bucket() == Bucket.COMMITTED
                    && to.bucket() == Bucket.CARRIED_OUT
                    && from.document() != null) {
                change(changes, from.document()).carriedOut += dong;
            }
        }
    }

    private static void stand(Map<FactId, Change> changes, Account account, long dong) {
        if (account.bucket() == Bucket.COMMITTED && account.document() != null) {
            change(changes, account.document()).undrawn += dong;
        }
    }

    private static Change change(Map<FactId, Change> changes, FactId id) {
        return changes.computeIfAbsent(id, key -> new Change());
    }

    /** What a batch adds to one row, and what opens it. */
    private static final class Change {

        private @Nullable RecordedEvent opened;
        private @Nullable FactId reversedBy;
        private long amount;
        private long undrawn;
        private long released;
        private long carriedOut;
        private long quantityReleased;
        private long quantityGrowth;

        private void add(Change later) {
            opened = opened == null ? later.opened : opened;
            reversedBy = later.reversedBy == null ? reversedBy : later.reversedBy;
            amount += later.amount;
            undrawn += later.undrawn;
            released += later.released;
            carriedOut += later.carriedOut;
            quantityReleased += later.quantityReleased;
            quantityGrowth += later.quantityGrowth;
        }

        /** 0 where there is none: added to what was before, it is the quantity. */
        private long quantity() {
            var first = committed().map(Commitment::quantity).orElse(null);
            return (first == null ? 0 : first.count()) + quantityGrowth;
        }

        private Optional<Commitment> committed() {
            return opened != null && opened.event() instanceof Fact fact ? Commitment.madeBy(fact) : Optional.empty();
        }

        private @Nullable Object[] step(FactId id, RecordedEvent recorded) {
            return new @Nullable Object[] {
                id,
                recorded.position(),
                recorded.event().effective(),
                amount,
                undrawn,
                released,
                quantityReleased,
                quantity(),
                reversedBy,
                carriedOut
            };
        }

        private @Nullable Object[] row(FactId id) {
            var row = new @Nullable Object[24];
            int at = 0;
            for (var value : new @Nullable Object[] {
                id, amount, undrawn, released, carriedOut, quantityReleased, quantityGrowth, reversedBy
            }) {
                row[at++] = value;
            }
            if (opened != null) {
                for (var value : described(opened, committed().orElseThrow())) {
                    row[at++] = value;
                }
            }
            return row;
        }

        private @Nullable Object[] described(RecordedEvent opened, Commitment committed) {
            var contract = committed.contract();
            var decision = committed.decision();
            return new @Nullable Object[] {
                committed.id().line().plan(),
                committed.id().line().code(),
                committed.portion(),
                quantity() == 0 ? null : quantity(),
                committed.payee().name(),
                committed.payee().taxCode(),
                number(contract),
                date(contract),
                number(decision),
                date(decision),
                committed.origin(),
                committed.effective(),
                opened.recordedAt(),
                opened.actor(),
                opened.reason(),
                opened.position()
            };
        }

        private static @Nullable Object number(@Nullable Document document) {
            return document == null ? null : document.number();
        }

        private static @Nullable Object date(@Nullable Document document) {
            return document == null ? null : document.date();
        }
    }
}
