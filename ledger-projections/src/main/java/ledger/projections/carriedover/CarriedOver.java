package ledger.projections.carriedover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work carried over from earlier periods. No money moved with it: it is paid from this year's allocation.
 *
 * @param byPeriod sums for each period as the appendix names it, such as 2016-2020 and 2020
 * @param rolledUp sums for each widest period: a year inside a named period counts there
 */
public record CarriedOver(List<Item> items, List<Total> byPeriod, List<Total> rolledUp, Total total) {

    /** Of a plan that carries nothing over. */
    public static final CarriedOver NOTHING =
            new CarriedOver(List.of(), List.of(), List.of(), new Total("", Figures.NONE, List.of()));

    /**
     * One carried-over portion.
     *
     * @param unit of the quantities; null when the line has none
     * @param rolledUp the widest period of the plan that this one lies in; often itself
     * @param quantity printed; null when the line has none
     * @param committedQuantity what commitments and direct disbursements have used of it
     * @param chain the same work in each plan that has it, oldest year first; empty where that was not asked for
     */
    public record Item(
            String plan,
            String line,
            String title,
            @Nullable String unit,
            String period,
            String rolledUp,
            @Nullable Long quantity,
            long committedQuantity,
            Figures figures,
            List<Link> chain) {

        /** The item with its chain, which may know of a wider period. */
        Item linked(String widest, List<Link> links) {
            return new Item(
                    plan, line, title, unit, period, widest, quantity, committedQuantity, figures, List.copyOf(links));
        }

        /** What of the quantity is still free; null when the line has none. */
        public @Nullable Long leftQuantity() {
            return quantity == null ? null : quantity - committedQuantity;
        }
    }

    /**
     * What one plan has of a piece of work, paid from that plan's own allocation: what it left is not added to what the next
     * one has.
     *
     * @param portion where it stands there; NEW where it was new
     * @param quantityDone what commitments and direct disbursements have used of it
     * @param approved printed
     * @param committed promised and not yet drawn
     * @param disbursed advances and payments
     */
    public record Link(
            String plan,
            int fiscalYear,
            String line,
            String portion,
            @Nullable Long quantity,
            long quantityDone,
            long approved,
            long committed,
            long disbursed) {

        /** What of the quantity is not done; null when the line has none. */
        public @Nullable Long quantityLeft() {
            return quantity == null ? null : quantity - quantityDone;
        }

        /** What of the printed amount was not paid; below 0 when later decisions gave more, and it was used. */
        public long left() {
            return approved - disbursed;
        }
    }

    /**
     * Amounts in đồng.
     *
     * @param amount printed
     * @param committed promised and not yet drawn
     * @param disbursed advances and payments
     */
    public record Figures(long amount, long allocated, long available, long committed, long disbursed, long spent) {

        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(
                    amount + other.amount,
                    allocated + other.allocated,
                    available + other.available,
                    committed + other.committed,
                    disbursed + other.disbursed,
                    spent + other.spent);
        }
    }

    /**
     * The sum over a period.
     *
     * @param period its label; empty for the sum of all
     * @param quantities one for each unit, since different units are never added
     */
    public record Total(String period, Figures figures, List<UnitQuantity> quantities) {}

    /** A quantity of one unit, and how much of it is used. */
    public record UnitQuantity(String unit, long quantity, long committedQuantity) {

        public long leftQuantity() {
            return quantity - committedQuantity;
        }

        UnitQuantity plus(UnitQuantity other) {
            return new UnitQuantity(unit, quantity + other.quantity, committedQuantity + other.committedQuantity);
        }
    }
}
