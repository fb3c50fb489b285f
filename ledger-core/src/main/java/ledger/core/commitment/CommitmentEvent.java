package ledger.core.commitment;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Fact;
import ledger.core.Reversal;
import ledger.core.balance.Account;
import ledger.core.balance.Movement;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Portion;
import org.jspecify.annotations.Nullable;

/** What has happened to a commitment. The names are stored for ever. */
public sealed interface CommitmentEvent extends Fact {

    /**
     * Cam kết chi: money was promised under a contract or a decision, of which exactly one or both are named.
     *
     * @param quantity of the portion it uses; null when it uses none
     */
    record FundsCommitted(
            FactId commitment,
            Portion portion,
            Money amount,
            @Nullable Quantity quantity,
            Payee payee,
            @Nullable Document contract,
            @Nullable Document decision,
            LocalDate effective)
            implements CommitmentEvent, Commitment.Maker {
        @Override
        public FactId id() {
            return commitment;
        }

        @Override
        public @Nullable Document document() {
            return contract == null ? decision : contract;
        }

        @Override
        public Commitment committed() {
            return new Commitment(
                    commitment, portion, amount, quantity, payee, contract, decision, null, Money.ZERO, effective);
        }

        @Override
        public List<Movement> movements() {
            return List.of(
                    new Movement(Account.available(line(), portion), Account.committed(portion, commitment), amount));
        }

        @Override
        public Quantity quantityUsed() {
            return quantity == null ? Quantity.NONE : quantity;
        }

        @Override
        public FactId quantityOf() {
            return commitment;
        }
    }

    /**
     * Hủy cam kết chi: an undrawn part is no longer promised.
     *
     * @param quantity given back with it; null when none
     */
    record CommitmentReleased(
            FactId release,
            FactId commitment,
            Portion portion,
            Money amount,
            @Nullable Quantity quantity,
            LocalDate effective)
            implements CommitmentEvent {
        @Override
        public FactId id() {
            return release;
        }

        @Override
        public List<Movement> movements() {
            return List.of(
                    new Movement(Account.committed(portion, commitment), Account.available(line(), portion), amount));
        }

        @Override
        public List<FactId> restsOn() {
            return List.of(commitment);
        }

        @Override
        public Quantity quantityFreed() {
            return quantity == null ? Quantity.NONE : quantity;
        }

        @Override
        public FactId quantityOf() {
            return commitment;
        }
    }

    /**
     * Điều chỉnh cam kết chi: the commitment is for another amount, or for another quantity.
     *
     * @param before the total until then
     * @param after the total from then on
     * @param quantityBefore the quantity until then; null together with {@code quantityAfter} when it stayed
     * @param contract the addendum it rests on; null when none is named
     */
    record CommitmentAdjusted(
            FactId adjustment,
            FactId commitment,
            Portion portion,
            Money before,
            Money after,
            @Nullable Quantity quantityBefore,
            @Nullable Quantity quantityAfter,
            @Nullable Document contract,
            LocalDate effective)
            implements CommitmentEvent {
        @Override
        public FactId id() {
            return adjustment;
        }

        @Override
        public @Nullable Document document() {
            return contract;
        }

        /** By how much the total changed, whichever way. */
        @Override
        public Money amount() {
            return raised() ? after.minus(before) : before.minus(after);
        }

        private boolean raised() {
            return after.covers(before);
        }

        @Override
        public List<Movement> movements() {
            if (!amount().positive()) {
                return List.of();
            }
            var up = new Movement(Account.available(line(), portion), Account.committed(portion, commitment), amount());
            return List.of(raised() ? up : up.inverse());
        }

        @Override
        public boolean restates() {
            return true;
        }

        @Override
        public List<FactId> restsOn() {
            return List.of(commitment);
        }

        @Override
        public Quantity quantityUsed() {
            return growth(quantityBefore, quantityAfter);
        }

        @Override
        public Quantity quantityFreed() {
            return growth(quantityAfter, quantityBefore);
        }

        private static Quantity growth(@Nullable Quantity from, @Nullable Quantity to) {
            return from == null || to == null || from.covers(to) ? Quantity.NONE : to.minus(from);
        }

        @Override
        public FactId quantityOf() {
            return commitment;
        }
    }

    /** Đảo bút toán: an adjustment was undone. */
    record AdjustmentReversed(FactId id, CommitmentAdjusted original, LocalDate effective)
            implements CommitmentEvent, Reversal {}

    /** Đảo bút toán: a commitment was undone. */
    record CommitmentReversed(FactId id, FundsCommitted original, LocalDate effective)
            implements CommitmentEvent, Reversal {}

    /** Đảo bút toán: a release was undone. */
    record ReleaseReversed(FactId id, CommitmentReleased original, LocalDate effective)
            implements CommitmentEvent, Reversal {}
}
