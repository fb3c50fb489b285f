package ledger.api.importing;

import java.time.LocalDate;
import ledger.api.problem.Body;
import ledger.api.recording.Asked;
import ledger.api.recording.Papers;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import org.jspecify.annotations.Nullable;

/** The reader's answers to a checked appendix, as they are sent. */
final class ConfirmationBody {

    private static final int TEXT = 300;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private ConfirmationBody() {}

    /** That the file amends a plan: from which day, why, and by which decision. */
    record Amendment(LocalDate effective, String reason, Document decision) {

        /** Null when the file is a new plan; only to be used after {@link Body#done()}. */
        static @Nullable Amendment read(Body body) {
            var amendment = body.optionalObject("amendment");
            return amendment == null
                    ? null
                    : new Amendment(
                            amendment.date("effectiveDate"),
                            amendment.text("reason", Asked.LONGEST_REASON),
                            Papers.requiredDocument(amendment, "decision"));
        }
    }

    /** The answers; only to be used after {@link Body#done()}. */
    static Confirmation read(Body body) {
        var plan = body.optionalObject("plan");
        return new Confirmation(
                body.has("amendment") ? body.text("planId", 64) : body.optionalText("planId", 64),
                body.flag("acceptSuggestions"),
                body.textsByName("aliases", 40),
                body.textsByName("units", 60),
                body.optionalObjects("portions").stream()
                        .map(portion -> new Confirmation.CarriedOver(
                                portion.optionalText("lineCode", 64),
                                portion.optionalText("period", 9),
                                portion.optionalWhole("quantity", 0, Money.MAX),
                                portion.optionalWhole("amount", 0, Money.MAX),
                                origin(portion.optionalObject("origin"))))
                        .toList(),
                plan == null ? null : body.has("amendment") ? total(plan) : facts(plan));
    }

    private static Confirmation.@Nullable Origin origin(@Nullable Body origin) {
        return origin == null ? null : new Confirmation.Origin(origin.text("plan", 64), origin.text("line", 64));
    }

    /** What an amended appendix may state otherwise; the rest is the plan's for good. */
    private static Confirmation.Facts total(Body plan) {
        var total = plan.optionalMoney("approvedTotal");
        return new Confirmation.Facts(null, null, null, null, null, null, total == null ? null : total.dong());
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
