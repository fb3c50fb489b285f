package ledger.api.page.entry;

import java.util.List;
import java.util.Map;
import ledger.api.words.Words;
import ledger.core.plan.Plan;
import ledger.projections.Start;
import ledger.projections.commitment.Commitment;
import ledger.projections.commitment.CommitmentList;
import org.springframework.stereotype.Component;

/** Contracts that a line already has a commitment of: whoever comes back to a form may record the same once more. */
@Component
final class SamePapers {

    /** The latest commitments of the line that are looked at. */
    private static final int MOST = 200;

    private final CommitmentList commitments;

    SamePapers(CommitmentList commitments) {
        this.commitments = commitments;
    }

    /** One sentence for each commitment of the line that stands on the same contract. */
    List<String> of(Plan plan, Entered entered, List<Lines.Choice> chosen, Words say) {
        var number = entered.text(Field.CONTRACT).trim();
        if (entered.act() != Act.COMMIT || number.isEmpty()) {
            return List.of();
        }
        return chosen.stream()
                .flatMap(line ->
                        commitments
                                .of(plan.id(), line.code(), null, null, null, Start.latest(), MOST)
                                .value()
                                .items()
                                .stream())
                .filter(one -> one.reversedBy() == null && !one.id().equals(entered.replaces()))
                .filter(one -> one.contract() != null && one.contract().number().equalsIgnoreCase(number))
                .map(one -> sentence(one, number, say))
                .toList();
    }

    private static String sentence(Commitment one, String number, Words say) {
        return say.of(
                "same-contract",
                Map.of(
                        "number", number,
                        "id", one.id(),
                        "amount", say.number(one.amount()),
                        "payee", one.payee().name()));
    }
}
