package ledger.api.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.api.export.Columns;
import ledger.api.export.Format;
import ledger.api.export.ListFile;
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

    void write(Format format, Stream<Told> events, OutputStream bytes) throws IOException {
        if (format == Format.CLOUDEVENTS) {
            batch(events.iterator(), bytes);
        } else {
            file().write(format, events, bytes);
        }
    }

    private ListFile<Told> file() {
        return new ListFile<>(
                words.of("journal"),
                header(),
                words.of("sentence", "reason", "words", "payee"),
                this::row,
                told -> pages.members(told, locale));
    }

    private void batch(Iterator<Told> events, OutputStream bytes) throws IOException {
        bytes.write('[');
        while (events.hasNext()) {
            var told = events.next();
            bytes.write(JSON.writeValueAsBytes(CloudEvents.of(told, pages.members(told, locale))));
            if (events.hasNext()) {
                bytes.write(",\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes.write(']');
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
        row.add(entry.effective());
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
