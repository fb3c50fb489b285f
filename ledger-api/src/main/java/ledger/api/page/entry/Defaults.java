package ledger.api.page.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.security.Caller;
import ledger.api.words.Words;
import ledger.core.law.Circumstances;
import ledger.core.plan.Plan;
import ledger.projections.journal.Journal;
import org.springframework.stereotype.Component;

/** What can be filled in before anybody has typed anything. */
@Component
final class Defaults {

    private final FormFacts facts;
    private final Journal journal;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    Defaults(FormFacts facts, Journal journal) {
        this.facts = facts;
        this.journal = journal;
    }

    /** By the paths of the fields. */
    Map<String, String> of(Plan plan, Entered entered, Caller caller, Words say) {
        var defaults = new LinkedHashMap<String, String>();
        var day = day(plan).toString();
        defaults.put(Field.DAY.path(), day);
        if (entered.replaces() != null) {
            var undone = facts.recorded(entered.replaces(), caller);
            defaults.put(
                    Entered.UNDO + Field.DAY.path(),
                    undone.recorded().fact().effective().toString());
            defaults.putAll(Filled.of(undone, entered, say));
        } else if (entered.act() == Act.REVERSE && entered.target() != null) {
            defaults.put(
                    Field.DAY.path(),
                    facts.recorded(entered.target(), caller)
                            .recorded()
                            .fact()
                            .effective()
                            .toString());
        } else if ((entered.act() == Act.SETTLE || entered.act() == Act.RECOVER) && entered.target() != null) {
            facts.outstanding(
                            facts.recorded(entered.target(), caller).recorded().fact())
                    .ifPresent(left -> defaults.put(Field.AMOUNT.path(), say.number(left)));
        }
        return defaults;
    }

    /** Today, as long as the year lasts; afterwards the day on which something was recorded last. */
    private LocalDate day(Plan plan) {
        var today = LocalDate.now(clock);
        return today.getYear() == plan.fiscalYear()
                ? today
                : journal.lastDay(plan.id()).orElse(LocalDate.of(plan.fiscalYear(), 1, 1));
    }
}
