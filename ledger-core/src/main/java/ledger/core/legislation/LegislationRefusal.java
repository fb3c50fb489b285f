package ledger.core.legislation;

import java.time.LocalDate;
import ledger.core.Refusal;

/** Why a rule set is not loaded. */
public sealed interface LegislationRefusal extends Refusal {

    @Override
    default String code() {
        return "validation";
    }

    /** Events carry the names of sets, so what a name stands for never changes. */
    record RuleSetExists(String name, LocalDate from) implements LegislationRefusal {

        @Override
        public String code() {
            return "already-exists";
        }

        @Override
        public String rule() {
            return "rule-set-exists";
        }

        @Override
        public String pointer() {
            return "/name";
        }
    }

    /** It would change the rules of days on which the set of today was not in force yet: those stay as they are. */
    record RuleSetTooFarBack(LocalDate from, String inForce, LocalDate since) implements LegislationRefusal {

        @Override
        public String rule() {
            return "rule-set-too-far-back";
        }

        @Override
        public String pointer() {
            return "/from";
        }
    }

    /** Rules for days that have come already need the document that says so. */
    record DatedBackWithoutDecision(LocalDate from, LocalDate today) implements LegislationRefusal {

        @Override
        public String rule() {
            return "rule-set-without-decision";
        }

        @Override
        public String pointer() {
            return "/decision";
        }
    }

    /**
     * A rule known from memory warns and never refuses, but this one refuses.
     *
     * @param member of the body that states it
     */
    record RefusesFromMemory(String member) implements LegislationRefusal {

        @Override
        public String rule() {
            return "refuses-from-memory";
        }

        @Override
        public String pointer() {
            return "/rules/" + member + "/certainty";
        }
    }
}
