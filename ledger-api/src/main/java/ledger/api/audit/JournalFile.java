package ledger.api.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.audit.JournalPages.Listener;
import ledger.api.export.Csv;
import ledger.api.export.Format;
import ledger.api.export.LongWorkbook;
import ledger.api.export.Table;
import ledger.api.recording.Members;
import ledger.projections.balance.Growth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The journal as a file: what each event moved stands in a column for each figure, so that they add up to the balances. */
final class JournalFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JournalPages pages;
    private final Locale locale;
    private final Columns words;

    JournalFile(JournalPages pages, Locale locale) {
        this.pages = pages;
        this.locale = locale;
        this.words = Columns.in(locale);
    }

    /** What tells the events that the file is to have. */
    interface Events {
        void to(Listener listener) throws IOException;
    }

    void write(Format format, Events events, OutputStream bytes) throws IOException {
        switch (format) {
            case CSV -> {
                try (var table = Csv.table(bytes)) {
                    table.row(header());
                    rows(events, table);
                }
            }
            case XLSX -> {
                var wide = words.of("sentence", "reason", "words", "payee");
                try (var table = new LongWorkbook(bytes, words.of("journal"), header(), wide)) {
                    rows(events, table);
                }
            }
            case NDJSON ->
                events.to(told -> {
                    bytes.write(JSON.writeValueAsBytes(pages.members(told, locale)));
                    bytes.write('\n');
                });
            case CLOUDEVENTS -> batch(events, bytes);
            case JSON -> throw new IllegalArgumentException("not a file: " + format);
        }
    }

    private void batch(Events events, OutputStream bytes) throws IOException {
        var parting = new byte[][] {"[".getBytes(StandardCharsets.UTF_8)};
        events.to(told -> {
            bytes.write(parting[0]);
            bytes.write(JSON.writeValueAsBytes(CloudEvents.of(told, pages.members(told, locale))));
            parting[0] = ",\n".getBytes(StandardCharsets.UTF_8);
        });
        bytes.write((parting[0].length == 1 ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
    }

    private void rows(Events events, Table table) throws IOException {
        events.to(told -> table.row(row(told)));
    }

    /** The columns of {@link #described(Told)}. */
    List<String> described() {
        return words.of(
                "position",
                "type",
                "sentence",
                "planId",
                "lineCode",
                "portion",
                "effectiveDate",
                "recordedAt",
                "actor",
                "role",
                "agency",
                "approver",
                "document",
                "payee",
                "reason",
                "amount",
                "words");
    }

    private List<String> header() {
        var header = new ArrayList<>(described());
        for (var figure : Growth.NONE.figures().keySet()) {
            header.add(words.of("change") + ": " + words.of(figure));
        }
        header.add(words.of("availableAfter"));
        return header;
    }

    /** An event in words, with who, when, why and on which paper. */
    List<@Nullable Object> described(Told told) {
        var entry = told.entry();
        var row = new ArrayList<@Nullable Object>();
        row.add(entry.position());
        row.add(entry.type());
        row.add(told.sentence(locale));
        row.add(entry.plan());
        row.add(entry.line());
        row.add(entry.portion());
        row.add(entry.effective().toString());
        row.add(Members.instant(entry.recordedAt()));
        row.add(entry.actor());
        row.add(entry.role());
        row.add(entry.agency());
        row.add(entry.approver());
        row.add(entry.document());
        row.add(entry.payee());
        row.add(entry.reason());
        row.add(entry.amount());
        row.add(told.words(locale));
        return row;
    }

    private List<@Nullable Object> row(Told told) {
        var row = described(told);
        row.addAll(change(told).values());
        row.add(told.after() == null ? null : told.after().available().dong());
        return row;
    }

    private static Map<String, Long> change(Told told) {
        return Growth.of(told.event()).figures();
    }
}
