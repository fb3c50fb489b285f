package ledger.api.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ledger.api.audit.Sample.Item;
import ledger.api.export.Columns;
import ledger.api.export.TableWorkbook;
import ledger.api.recording.Answers;
import org.jspecify.annotations.Nullable;

/** Giấy tờ làm việc: a sample as a workbook, with what is needed to draw it again and room for what the auditor finds. */
final class WorkingPaper {

    /** What the auditor fills in. */
    private static final String[] BLANK = {"evidenceSeen", "conclusion", "auditor", "checkedOn"};

    private final Columns words;
    private final JournalFile journal;

    WorkingPaper(JournalFile journal, Locale locale) {
        this.journal = journal;
        this.words = Columns.in(locale);
    }

    byte[] of(Sample sample) {
        var header = new ArrayList<String>();
        header.add(words.of("ordinal"));
        header.addAll(journal.described());
        header.add(words.of("drawnFor"));
        header.addAll(words.of(BLANK));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var item : sample.items()) {
            rows.add(row(rows.size() + 1L, item));
        }
        return TableWorkbook.of(
                words.of("sample"), head(sample), header, rows, Collections.nCopies(rows.size(), false));
    }

    private List<@Nullable Object> row(long ordinal, Item item) {
        var row = new ArrayList<@Nullable Object>();
        row.add(ordinal);
        row.addAll(journal.described(item.told()));
        row.add(drawnFor(item));
        row.addAll(Collections.nCopies(BLANK.length, null));
        return row;
    }

    private String drawnFor(Item item) {
        var drawn = item.drawn();
        if (drawn.hash() != null) {
            return words.of("hash") + " " + drawn.hash();
        } else if (drawn.units().isEmpty()) {
            return words.of("byAmount");
        }
        return words.of("unit") + " "
                + String.join(", ", drawn.units().stream().map(words::number).toList());
    }

    private List<String> head(Sample sample) {
        var sampling = sample.sampling();
        return Stream.of(
                        words.of("workingPaper"),
                        said("method", words.of(sampling.method().name())),
                        said("size", words.number(sampling.size())),
                        sampling.seed() == null ? null : said("seed", sampling.seed()),
                        said("upTo", words.number(sampling.position())),
                        said("population", words.number(sample.population().count())),
                        said("populationSum", words.number(sample.population().sum())),
                        sample.interval() == null ? null : said("interval", words.number(sample.interval())),
                        sample.start() == null ? null : said("start", words.number(sample.start())),
                        said("again", "POST " + Answers.API + "/samples " + sampling.json()),
                        said("sameAddress", Answers.API + "/samples/" + sampling.id()))
                .<String>mapMulti((line, lines) -> {
                    if (line != null) {
                        lines.accept(line);
                    }
                })
                .toList();
    }

    private String said(String name, String value) {
        return words.of(name) + ": " + value;
    }
}
