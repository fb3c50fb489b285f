package ledger.api.page.entry;

import java.time.LocalDate;
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
        return EntryBody.day(entered, Field.DAY)
                .map(day -> PAPERS.stream()
                        .flatMap(paper -> EntryBody.day(entered, paper)
                                .filter(day::isBefore)
                                .map(date -> sentence(paper, date, day, say))
                                .stream())
                        .toList())
                .orElse(List.of());
    }

    private static String sentence(Field paper, LocalDate date, LocalDate day, Words say) {
        var name = say.of("field." + paper.name().toLowerCase(Locale.ROOT));
        return say.of("later-paper", Map.of("paper", name, "date", date, "day", day));
    }
}
