package ledger.api.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import ledger.api.recording.Answers;
import ledger.api.recording.Lists;
import ledger.api.recording.Members;
import ledger.api.store.EventLog;
import ledger.api.store.StoredRefusal;
import ledger.core.law.Circumstances;
import ledger.projections.Mark;
import ledger.projections.Order;
import ledger.projections.Page;
import ledger.projections.Reading;
import ledger.projections.Start;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was asked and not allowed, in the order in which it was kept or the other way round. */
@RestController
class RefusalDoor {

    /** So many rows are looked at at a time; a row holds a whole command, which may be an appendix. */
    private static final int STEP = 100;

    private final EventLog log;

    RefusalDoor(EventLog log) {
        this.log = log;
    }

    @GetMapping(Answers.API + "/refusals")
    ResponseEntity<Map<String, Object>> all(
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
            Locale locale) {
        var text = q == null ? null : PlainText.of(q);
        Predicate<StoredRefusal> row =
                kept -> (actor == null || actor.equals(kept.envelope().actor()))
                        && (code == null || code.equals(kept.code()))
                        && (from == null || !day(kept).isBefore(from))
                        && (to == null || !day(kept).isAfter(to));
        Predicate<RefusedCommand> content = refused -> (plan == null || plan.equals(refused.plan()))
                && (line == null || line.equals(refused.line()))
                && (text == null || refused.says(text, locale));
        var position = log.head();
        var page = page(Lists.start(sort, cursor, Order.Key.RECORDED_AT), Lists.limit(limit), row, content);
        return Lists.page(new Reading<>(position, page), refused -> members(refused, locale));
    }

    private static LocalDate day(StoredRefusal kept) {
        return LocalDate.ofInstant(kept.recordedAt(), Circumstances.ZONE);
    }

    private Page<RefusedCommand> page(
            Start start, int limit, Predicate<StoredRefusal> row, Predicate<RefusedCommand> content) {
        var order = start.order();
        var found = new ArrayList<RefusedCommand>();
        var behind = start.behind();
        for (var rows = next(order, behind == null ? null : behind.position());
                !rows.isEmpty();
                rows = next(order, last(rows))) {
            for (var kept : rows) {
                var refused = row.test(kept) ? RefusedCommand.of(kept) : null;
                if (refused != null && content.test(refused)) {
                    if (found.size() == limit) {
                        return new Page<>(order, found, mark(found.get(limit - 1)));
                    }
                    found.add(refused);
                }
            }
        }
        return new Page<>(order, found, null);
    }

    /** @param last the number of the row before; null from the start */
    private List<StoredRefusal> next(Order order, @Nullable Long last) {
        return order.descending()
                ? log.refusalsBefore(last == null ? Long.MAX_VALUE : last, STEP)
                : log.refusals(last == null ? 0 : last, STEP);
    }

    private static Mark mark(RefusedCommand refused) {
        var number = refused.kept().number();
        return new Mark(Long.toString(number), number);
    }

    private static long last(List<StoredRefusal> rows) {
        return rows.get(rows.size() - 1).number();
    }

    private static Map<String, Object> members(RefusedCommand refused, Locale locale) {
        var kept = refused.kept();
        var envelope = kept.envelope();
        var members = new LinkedHashMap<String, Object>();
        members.put("number", kept.number());
        members.put("recordedAt", Members.instant(kept.recordedAt()));
        members.put("actor", envelope.actor());
        members.put("role", envelope.role());
        members.put("agency", envelope.agency());
        members.put("channel", envelope.channel());
        members.put("requestId", envelope.requestId());
        members.put("ruleSet", envelope.ruleSet());
        members.put("planId", refused.plan());
        members.put("lineCode", refused.line());
        members.put("code", kept.code());
        members.put("sentence", refused.sentence(locale));
        members.put("facts", refused.facts());
        members.put("commandId", kept.commandId());
        members.put("commandType", kept.commandType());
        members.put("command", refused.command());
        members.put("effectiveDate", envelope.effectiveDate().toString());
        members.put("reason", envelope.reason());
        members.put("positionSeen", kept.positionSeen());
        return members;
    }
}
