package ledger.api.page.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.words.Words;

/** Papers that are dated after the day of the fact that rests on them: most often the year is mistyped. */
final class LaterPapers {

    private static final List<Field> PAPERS = List.of(Field.CONTRACT_DATE, Field.DECISION_DATE, Field.VOUCHER_DATE);

    private LaterPapers() {}

    /** One sentence for each of them. */
    static List<String> of(Entered entered, Words say) {
        var effective = EntryBody.day(entered, Field.DAY);
        return PAPERS.stream()
                .filter(paper -> effective.isPresent()
                        && EntryBody.day(entered, paper)
                                .filter(effective.get()::isBefore)
                                .isPresent())
                .map(paper -> say.of(
                        "later-paper",
                        Map.of(
                                "paper",
                                say.of("field." + paper.name().toLowerCase(Locale.ROOT)),
                                "date",
                                EntryBody.day(entered, paper).orElseThrow(),
                                "day",
                                effective.get())))
                .toList();
    }
}
