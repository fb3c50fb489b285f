package ledger.core.succession;

import java.time.LocalDate;
import ledger.core.Refusal;

/** Why an agency may not be succeeded so. */
public sealed interface SuccessionRefusal extends Refusal {

    /** An agency cannot succeed itself; a new name alone makes no successor. */
    record SucceedsItself(String agency) implements SuccessionRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "succeeds-itself";
        }

        @Override
        public String pointer() {
            return "/successor/code";
        }
    }

    /** The agency leads no line and holds no budget of a plan whose year is not over on that day. */
    record NothingToTakeOver(String agency, LocalDate effective) implements SuccessionRefusal {

        @Override
        public String code() {
            return "validation";
        }

        @Override
        public String rule() {
            return "nothing-to-take-over";
        }
    }
}
