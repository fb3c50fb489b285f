package ledger.projections.advance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Bucket;
import ledger.core.balance.Movement;
import ledger.core.disbursement.Disbursement;
import ledger.core.plan.FactId;
import ledger.projections.RecordedEvent;
import ledger.projections.Register;
import ledger.projections.Rows;
import org.jspecify.annotations.Nullable;

/** One row for each payment and advance: what is outstanding, and what became of the rest. */
public final class DisbursementRegister implements Register {

    private static final String MERGE = """
            merge into reading.disbursement r
            using unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as d (id, outstanding,
                settled, recovered, returned, carried_out, reversed_by, plan, line, portion, commitment, kind, amount,
                quantity, payee, payee_tax_code, voucher_number, voucher_date, due_date, origin, effective, recorded_at,
                actor, reason, position)
            on r.id = d.id
            when matched then update set
                outstanding = r.outstanding + d.outstanding, settled = r.settled + d.settled,
                recovered = r.recovered + d.recovered, returned = r.returned + d.returned,
                carried_out = r.carried_out + d.carried_out,
                reversed_by = coalesce(d.reversed_by, r.reversed_by)
            when not matched then insert (id, outstanding, settled, recovered, returned, carried_out, reversed_by, plan,
                line, portion, commitment, kind, amount, quantity, payee, payee_tax_code, voucher_number, voucher_date,
                due_date, origin, effective, recorded_at, actor, reason, position)
            values (d.id, d.outstanding, d.settled, d.recovered, d.returned, d.carried_out, d.reversed_by, d.plan, d.line,
                d.portion, d.commitment, d.kind, d.amount, d.quantity, d.payee, d.payee_tax_code, d.voucher_number,
                d.voucher_date, d.due_date, d.origin, d.effective, d.recorded_at, d.actor, d.reason, d.position)
            """;

    @Override
    public List<String> tables() {
        return List.of("disbursement", "disbursement_step");
    }

    @Override
    public void fold(List<RecordedEvent> batch, Connection reading) throws SQLException {
        var changes = new LinkedHashMap<FactId, Change>();
        var steps = new Rows("text", "bigint", "date", "bigint", "bigint", "bigint", "bigint", "text", "bigint");
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
                "text",
                "text",
                "text",
                "text",
                "text",
                "text",
                "bigint",
                "bigint",
                "text",
                "text",
                "text",
                "date",
                "date",
                "text",
                "date",
                "timestamptz",
                "text",
                "text",
                "bigint");
        changes.forEach((id, change) -> rows.add(change.row(id)));
        rows.write(reading, MERGE);
        steps.copy(reading, "reading.disbursement_step");
    }

    private static void fold(Map<FactId, Change> changes, RecordedEvent recorded, Fact fact) {
        if (Disbursement.madeBy(fact).isPresent()) {
            change(changes, fact.id()).opened = recorded;
        }
        for (var movement : fact.movements()) {
            stand(changes, movement.from(), -movement.amount().dong());
            stand(changes, movement.to(), movement.amount().dong());
        }
        var meant = fact instanceof Reversal reversal ? reversal.original() : fact;
        if (fact != meant && Disbursement.madeBy(meant).isPresent()) {
            change(changes, meant.id()).reversedBy = fact.id();
        }
        for (var movement : meant.movements()) {
            mean(
                    changes,
                    movement,
                    fact == meant
                            ? movement.amount().dong()
                            : -movement.amount().dong());
        }
    }

    /** What money leaving a disbursement's account is: settled, recovered, returned or carried out. */
    private static void mean(Map<FactId, Change> changes, Movement movement, long dong) {
        var from = movement.from();
        if (from.document() == null) {
            return;
        }
        if (from.bucket() == Bucket.ADVANCED) {
            var change = change(changes, from.document());
            if (movement.to().bucket() == Bucket.SPENT) {
                change.settled += dong;
            } else if (movement.to().bucket() == Bucket.CARRIED_OUT) {
                change.carriedOut += dong;
            } else {
                change.recovered += dong;
            }
        } else if (from.bucket() == Bucket.SPENT) {
            change(changes, from.document()).returned += dong;
        }
    }

    private static void stand(Map<FactId, Change> changes, Account account, long dong) {
        if (account.bucket() == Bucket.ADVANCED && account.document() != null) {
            change(changes, account.document()).outstanding += dong;
        }
    }

    private static Change change(Map<FactId, Change> changes, FactId id) {
        return changes.computeIfAbsent(id, key -> new Change());
    }

    /** What a batch adds to one row, and what opens it. */
    private static final class Change {

        private @Nullable RecordedEvent opened;
        private @Nullable FactId reversedBy;
        private long outstanding;
        private long settled;
        private long recovered;
        private long returned;
        private long carriedOut;

        private void add(Change later) {
            opened = opened == null ? later.opened : opened;
            reversedBy = later.reversedBy == null ? reversedBy : later.reversedBy;
            outstanding += later.outstanding;
            settled += later.settled;
            recovered += later.recovered;
            returned += later.returned;
            carriedOut += later.carriedOut;
        }

        private @Nullable Object[] step(FactId id, RecordedEvent recorded) {
            return new @Nullable Object[] {
                id,
                recorded.position(),
                recorded.event().effective(),
                outstanding,
                settled,
                recovered,
                returned,
                reversedBy,
                carriedOut
            };
        }

        private @Nullable Object[] row(FactId id) {
            var row = new @Nullable Object[] {id, outstanding, settled, recovered, returned, carriedOut, reversedBy};
            var whole = Arrays.copyOf(row, 25);
            if (opened != null && opened.event() instanceof Fact fact) {
                var described = described(opened, Disbursement.madeBy(fact).orElseThrow());
                System.arraycopy(described, 0, whole, row.length, described.length);
            }
            return whole;
        }

        private static @Nullable Object[] described(RecordedEvent opened, Disbursement disbursed) {
            var payee = disbursed.payee();
            var voucher = disbursed.voucher();
            return new @Nullable Object[] {
                disbursed.id().line().plan(),
                disbursed.id().line().code(),
                disbursed.portion(),
                disbursed.commitment(),
                disbursed.kind(),
                disbursed.amount().dong(),
                disbursed.quantity() == null ? null : disbursed.quantity().count(),
                payee == null ? null : payee.name(),
                payee == null ? null : payee.taxCode(),
                voucher == null ? null : voucher.number(),
                voucher == null ? null : voucher.date(),
                disbursed.dueDate(),
                disbursed.origin(),
                disbursed.effective(),
                opened.recordedAt(),
                opened.actor(),
                opened.reason(),
                opened.position()
            };
        }
    }
}
