package ledger.api.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import ledger.api.store.RuleBook;
import ledger.core.budget.BudgetLine;
import ledger.core.law.Circumstances;
import ledger.core.law.Law;
import ledger.core.legislation.LegislationEvent;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;

/** The law under which the writer decides: what ships, and what was loaded by then. */
record LawOfTheLedger(Law law) implements RuleBook {

    @Override
    public String stream() {
        return LegislationEvent.STREAM;
    }

    @Override
    public RuleBook after(Object event) {
        return new LawOfTheLedger(law.with(((RuleSetLoaded) event).rules()));
    }

    @Override
    public String inForceOn(LocalDate day) {
        return law.on(day).name();
    }

    @Override
    public Map<String, ?> circumstances(Instant recordedAt) {
        return Map.of(BudgetLine.CIRCUMSTANCES, Circumstances.at(recordedAt, law));
    }
}
