package ledger.api.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import ledger.api.audit.Refusals.Wanted;
import ledger.api.export.Format;
import ledger.api.export.ListFile;
import ledger.api.export.Spool;
import ledger.api.recording.Answers;
import ledger.api.recording.Lists;
import ledger.api.recording.Positions;
import ledger.api.store.EventLog;
import ledger.projections.Mark;
import ledger.projections.Order;
import ledger.projections.Page;
import ledger.projections.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was asked and not allowed, in the order in which it was kept or the other way round. Refusals have numbers of their own;
 * the position of an answer says how far the events had come when it was begun.
 */
@RestController
class RefusalDoor {

    private final EventLog log;
    private final Refusals refusals;

    RefusalDoor(EventLog log, Refusals refusals) {
        this.log = log;
        this.refusals = refusals;
    }

    @GetMapping(Answers.API + "/refusals")
    ResponseEntity<?> all(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale) {
        var wanted = Format.wanted(ListFile.FORMATS, format, headers);
        var position = log.head();
        var last = refusals.last();
        var start = Lists.start(sort, cursor, Order.Key.RECORDED_AT);
        var most = Lists.limit(limit);
        var found = refusals.found(start, new Wanted(plan, line, actor, code, from, to, q), locale);
        if (wanted == Format.JSON) {
            var page = page(start.order(), found.limit(most + 1L).toList(), most);
            return Lists.page(new Reading<>(position, page), refused -> RefusalAnswer.of(refused, locale));
        }
        return Spool.send(
                ResponseEntity.ok().header(Positions.LEDGER_POSITION, Long.toString(position)),
                wanted,
                "tu-choi-" + last,
                bytes -> RefusalAnswer.file(locale)
                        // What is refused while the file is written is not in it.
                        .write(wanted, found.filter(refused -> refused.kept().number() <= last), bytes));
    }

    /** @param found one more than are shown, if there are so many */
    private static Page<RefusedCommand> page(Order order, List<RefusedCommand> found, int most) {
        return found.size() <= most
                ? new Page<>(order, found, null)
                : new Page<>(
                        order,
                        found.subList(0, most),
                        Mark.of(found.get(most - 1).kept().number()));
    }
}
