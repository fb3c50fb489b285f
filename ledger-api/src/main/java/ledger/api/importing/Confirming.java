package ledger.api.importing;

import java.util.List;
import java.util.Locale;
import ledger.core.plan.Plan;

/** What comes of confirming a checked appendix. */
public sealed interface Confirming {

    /** The plan as it may be registered. */
    record Confirmed(Plan plan) implements Confirming {}

    /** The answers do not suffice or do not fit. */
    record Unconfirmed(List<Obstacle> obstacles) implements Confirming {
        public Unconfirmed {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * What is wrong with one answer.
     *
     * @param pointer the JSON pointer to the member of the confirmation
     * @param code short and stable, such as {@code unanswered}
     * @param facts what the message names, in the order of its places
     */
    record Obstacle(String pointer, String code, List<Object> facts) {
        public Obstacle {
            facts = List.copyOf(facts);
        }

        /** The obstacle in words: English for an English locale, else Vietnamese. */
        public String message(Locale locale) {
            return Messages.in(locale).sentence(code, facts);
        }
    }
}
