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
import ledger.projections.Page;
import ledger.projections.Reading;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was asked and not allowed, in the order in which it was kept. */
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
        var page = after(Lists.after(cursor), Lists.limit(limit), row, content);
        return Lists.page(new Reading<>(position, page), refused -> members(refused, locale));
    }

    private static LocalDate day(StoredRefusal kept) {
        return LocalDate.ofInstant(kept.recordedAt(), Circumstances.ZONE);
    }

    private Page<RefusedCommand> after(
            long number, int limit, Predicate<StoredRefusal> row, Predicate<RefusedCommand> content) {
        var found = new ArrayList<RefusedCommand>();
        for (var rows = log.refusals(number, STEP); !rows.isEmpty(); rows = log.refusals(last(rows), STEP)) {
            for (var kept : rows) {
                var refused = row.test(kept) ? RefusedCommand.of(kept) : null;
                if (refused != null && content.test(refused)) {
                    if (found.size() == limit) {
                        return new Page<>(found, found.get(limit - 1).kept().number());
                    }
                    found.add(refused);
                }
            }
        }
        return new Page<>(found, null);
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
