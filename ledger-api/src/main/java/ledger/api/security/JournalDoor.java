package ledger.api.security;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import ledger.api.recording.Answers;
import ledger.api.recording.Lists;
import ledger.api.recording.Members;
import ledger.api.security.Evidence.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What happened at the doors, the latest first: with accounts and tokens, and request by request. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(Answers.API)
class JournalDoor {

    private final Evidence evidence;
    private final AccessJournal accesses;

    JournalDoor(Evidence evidence, AccessJournal accesses) {
        this.evidence = evidence;
        this.accesses = accesses;
    }

    @GetMapping("/account-events")
    Map<String, Object> events(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String requestId,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        var wanted = Wanted.of(account, requestId, from, to);
        var rows = evidence.before(
                cursor == null ? Long.MAX_VALUE : cursor,
                Lists.limit(limit) + 1,
                wanted,
                Lists.oneOf("kind", kind, Kind.class));
        return page(rows, limit, Evidence.Kept::number, JournalDoor::members);
    }

    @GetMapping("/access-journal")
    Map<String, Object> accesses(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String requestId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        var wanted = Wanted.of(account, requestId, from, to);
        var rows = accesses.before(cursor == null ? Long.MAX_VALUE : cursor, Lists.limit(limit) + 1, wanted);
        return page(rows, limit, AccessJournal.Kept::number, JournalDoor::members);
    }

    /** @param rows one more than are shown, if there are so many */
    private static <T> Map<String, Object> page(
            List<T> rows, int limit, ToLongFunction<T> number, Function<T, Map<String, Object>> members) {
        var shown = rows.stream().limit(limit).toList();
        var page = new LinkedHashMap<String, Object>();
        page.put("items", shown.stream().map(members).toList());
        page.put("next", rows.size() > limit ? Long.toString(number.applyAsLong(shown.get(limit - 1))) : null);
        return page;
    }

    private static Map<String, Object> members(Evidence.Kept kept) {
        var members = new LinkedHashMap<String, Object>();
        members.put("number", kept.number());
        members.put("recordedAt", Members.instant(kept.recordedAt()));
        members.put("kind", kept.kind());
        members.put("account", kept.account());
        members.put("actor", kept.actor());
        members.put("address", kept.origin().address());
        members.put("requestId", kept.origin().requestId());
        members.put("facts", JsonMapper.shared().readTree(kept.facts()));
        return members;
    }

    private static Map<String, Object> members(AccessJournal.Kept kept) {
        var access = kept.access();
        var members = new LinkedHashMap<String, Object>();
        members.put("number", kept.number());
        members.put("at", Members.instant(access.at()));
        members.put("account", access.account());
        members.put("address", access.origin().address());
        members.put("requestId", access.origin().requestId());
        members.put("method", access.method());
        members.put("path", access.path());
        members.put("status", access.status());
        return members;
    }
}
