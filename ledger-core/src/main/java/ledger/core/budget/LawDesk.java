package ledger.core.budget;

import ledger.core.law.Circumstances;
import ledger.core.legislation.LegislationCommand.LoadRuleSet;
import ledger.core.legislation.LegislationEvent;
import ledger.core.legislation.LegislationEvent.RuleSetLoaded;
import ledger.core.legislation.RuleSets;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Where commands arrive that concern the law. */
public final class LawDesk {

    private final Repository<LawBook> books;

    public LawDesk(Repository<LawBook> books) {
        this.books = books;
    }

    @CommandHandler
    public void decide(
            LoadRuleSet asked, @MetaDataValue(value = BudgetLine.CIRCUMSTANCES, required = true) Circumstances now)
            throws Exception {
        record(RuleSets.decide(asked, now));
    }

    private void record(RuleSetLoaded loaded) throws Exception {
        try {
            books.load(LegislationEvent.STREAM).execute(book -> book.record(loaded));
        } catch (AggregateNotFoundException first) {
            books.newInstance(() -> new LawBook(loaded));
        }
    }
}
