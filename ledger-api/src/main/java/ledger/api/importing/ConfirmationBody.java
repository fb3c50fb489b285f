package ledger.api.importing;

import ledger.api.problem.Body;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import org.jspecify.annotations.Nullable;

/** The reader's answers to a checked appendix, as they are sent. */
final class ConfirmationBody {

    private static final int TEXT = 300;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private ConfirmationBody() {}

    /** The answers; only to be used after {@link Body#done()}. */
    static Confirmation read(Body body) {
        var plan = body.optionalObject("plan");
        return new Confirmation(
                body.optionalText("planId", 64),
                body.flag("acceptSuggestions"),
                body.textsByName("aliases", 40),
                body.textsByName("units", 60),
                body.optionalObjects("portions").stream()
                        .map(portion -> new Confirmation.CarriedOver(
                                portion.optionalText("lineCode", 64),
                                portion.optionalText("period", 9),
                                portion.optionalWhole("quantity", 0, Money.MAX),
                                portion.optionalWhole("amount", 0, Money.MAX)))
                        .toList(),
                plan == null ? null : facts(plan));
    }

    private static Confirmation.Facts facts(Body plan) {
        var year = plan.optionalWhole("fiscalYear", FIRST_YEAR, LAST_YEAR);
        var total = plan.optionalMoney("approvedTotal");
        var holder = plan.optionalObject("budgetHolder");
        return new Confirmation.Facts(
                plan.optionalText("number", TEXT),
                plan.optionalDate("date"),
                year == null ? null : year.intValue(),
                plan.optionalText("issuer", TEXT),
                plan.optionalText("fundingSource", TEXT),
                holder(holder),
                total == null ? null : total.dong());
    }

    private static @Nullable Agency holder(@Nullable Body holder) {
        return holder == null ? null : new Agency(holder.text("code", 40), holder.text("name", TEXT));
    }
}
