package ledger.core.carryover;

import java.time.LocalDate;
import ledger.core.document.Document;
import ledger.core.law.RuleSet;
import org.jspecify.annotations.Nullable;

/** What the grounds ask for: the same for what is carried over and for what the end of a year is checked against. */
public final class Grounds {

    private Grounds() {}

    /** The day of the fiscal year before which a contract must be signed. */
    public static LocalDate signedBefore(int fiscalYear, RuleSet rules) {
        return rules.contractCarriedOver().value().atYear(fiscalYear);
    }

    /** Whether a contract was signed in time; none never was. */
    public static boolean signedInTime(@Nullable Document contract, int fiscalYear, RuleSet rules) {
        return contract != null && contract.date().isBefore(signedBefore(fiscalYear, rules));
    }

    /** The day of the fiscal year after which a supplement is a late one. */
    public static LocalDate lateAfter(int fiscalYear, RuleSet rules) {
        return rules.supplementCarriedOver().value().atYear(fiscalYear);
    }
}
