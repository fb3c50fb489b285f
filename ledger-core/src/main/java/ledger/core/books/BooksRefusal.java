package ledger.core.books;

import java.time.LocalDate;
import java.util.List;
import ledger.core.Refusal;
import ledger.core.balance.Bucket;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;

/** Why the books of a line do not allow a fact. */
public sealed interface BooksRefusal extends Refusal {

    /**
     * The portion has less left than was asked for.
     *
     * @param holds the holds that keep money of this portion back
     */
    record NotEnoughAvailable(
            LineId line,
            Portion portion,
            Money allocated,
            Money available,
            Money requested,
            Money shortfall,
            List<FactId> holds)
            implements BooksRefusal {
        @Override
        public String code() {
            return "not-enough-available";
        }

        @Override
        public String pointer() {
            return "/amount";
        }
    }

    /** The portion has less of its quantity left than was asked for, although the money may suffice. */
    record ExceedsQuantity(LineId line, Portion portion, Quantity quantity, Quantity free, Quantity requested)
            implements BooksRefusal {
        @Override
        public String code() {
            return "exceeds-quantity";
        }

        @Override
        public String pointer() {
            return "/quantity";
        }
    }

    /** There is enough today, but dated back it would have left less than nothing on an earlier day. */
    record WouldMakePastNegative(
            LineId line, Portion portion, Bucket bucket, LocalDate day, Money lowest, Money requested, Money shortfall)
            implements BooksRefusal {
        @Override
        public String code() {
            return "would-make-past-negative";
        }

        @Override
        public String pointer() {
            return "/effectiveDate";
        }
    }

    /** The line has no such portion. */
    record UnknownPortion(LineId line, Portion portion, List<Portion> portions) implements BooksRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "unknown-portion";
        }

        @Override
        public String pointer() {
            return "/portion";
        }
    }

    /**
     * Money that came in from the year before is not this year's allocation.
     *
     * @param pointer to the member that names the portion
     */
    record CarriedInMoney(LineId line, Portion portion, String pointer) implements BooksRefusal {
        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "carried-in-money";
        }
    }

    /** The line has no fact of that kind with this id. */
    record UnknownFact(FactId id) implements BooksRefusal {
        @Override
        public String code() {
            return "not-found";
        }
    }

    /** The fact was undone before. */
    record AlreadyReversed(FactId id, FactId reversedBy) implements BooksRefusal {
        @Override
        public String code() {
            return "already-reversed";
        }
    }

    /** Other facts still rest on the one to be undone, or have used its money; they have to be undone first. */
    record NotReversible(FactId id, List<FactId> dependents) implements BooksRefusal {
        @Override
        public String code() {
            return "not-reversible";
        }
    }
}
