package ledger.api.security;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import ledger.api.export.Format;
import ledger.api.export.ListFile;
import ledger.api.export.Pages;
import ledger.api.export.Spool;
import ledger.api.recording.Answers;
import ledger.api.recording.Lists;
import ledger.api.security.Evidence.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened at the doors, the latest first: with accounts and tokens, and request by request. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(Answers.API)
class JournalDoor {

    /** So many rows of a file are read at a time. */
    private static final int STEP = 1_000;

    private final Evidence evidence;
    private final AccessJournal accesses;

    JournalDoor(Evidence evidence, AccessJournal accesses) {
        this.evidence = evidence;
        this.accesses = accesses;
    }

    @GetMapping("/account-events")
    ResponseEntity<?> events(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String requestId,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale) {
        var wanted = Wanted.of(account, requestId, from, to);
        var ofKind = Lists.oneOf("kind", kind, Kind.class);
        return rows(
                Format.wanted(ListFile.FORMATS, format, headers),
                cursor,
                Lists.limit(limit),
                new Listed<>(
                        "tai-khoan",
                        evidence.last(),
                        JournalFiles.events(locale),
                        Evidence.Kept::number,
                        (number, most) -> evidence.before(number, most, wanted, ofKind)));
    }

    @GetMapping("/access-journal")
    ResponseEntity<?> accesses(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String requestId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale) {
        var wanted = Wanted.of(account, requestId, from, to);
        return rows(
                Format.wanted(ListFile.FORMATS, format, headers),
                cursor,
                Lists.limit(limit),
                new Listed<>(
                        "truy-cap",
                        accesses.last(),
                        JournalFiles.accesses(locale),
                        AccessJournal.Kept::number,
                        (number, most) -> accesses.before(number, most, wanted)));
    }

    /**
     * A list, the latest first.
     *
     * @param name of its file, which is followed by the number of the last row that there is
     * @param last that number
     * @param before the rows before a number, so many at most
     */
    private record Listed<T>(
            String name,
            long last,
            ListFile<T> file,
            ToLongFunction<T> number,
            BiFunction<Long, Integer, List<T>> before) {

        /** All before a number, without those that come while they are read. */
        private Stream<T> all(long start) {
            long first = Math.min(start, last + 1);
            return Pages.behind(row -> before.apply(row == null ? first : number.applyAsLong(row), STEP));
        }
    }

    private static <T> ResponseEntity<?> rows(Format format, @Nullable Long cursor, int limit, Listed<T> listed) {
        long start = cursor == null ? Long.MAX_VALUE : cursor;
        if (format != Format.JSON) {
            return Spool.send(
                    ResponseEntity.ok(),
                    format,
                    listed.name() + "-" + listed.last(),
                    bytes -> listed.file().write(format, listed.all(start), bytes));
        }
        var rows = listed.before().apply(start, limit + 1);
        var shown = rows.stream().limit(limit).toList();
        var page = new LinkedHashMap<String, Object>();
        page.put("items", shown.stream().map(listed.file().members()).toList());
        page.put("next", rows.size() > limit ? Long.toString(listed.number().applyAsLong(shown.get(limit - 1))) : null);
        return ResponseEntity.ok(page);
    }
}
