package ledger.api.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.export.Columns;
import ledger.api.export.ListFile;
import ledger.api.recording.Members;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What happened at the doors, as members of answers and as rows of files. */
final class JournalFiles {

    private JournalFiles() {}

    static ListFile<Evidence.Kept> events(Locale locale) {
        var words = Columns.in(locale);
        return new ListFile<>(
                words.of("accountEvents"),
                words.of("number", "recordedAt", "kind", "account", "doneBy", "address", "requestId", "facts"),
                words.of("requestId", "facts"),
                JournalFiles::row,
                JournalFiles::members);
    }

    static ListFile<AccessJournal.Kept> accesses(Locale locale) {
        var words = Columns.in(locale);
        return new ListFile<>(
                words.of("accesses"),
                words.of("number", "at", "account", "address", "requestId", "httpMethod", "path", "status"),
                words.of("requestId", "path"),
                JournalFiles::row,
                JournalFiles::members);
    }

    private static List<@Nullable Object> row(Evidence.Kept kept) {
        return Arrays.asList(
                kept.number(),
                Members.instant(kept.recordedAt()),
                kept.kind().name(),
                kept.account(),
                kept.actor(),
                kept.origin().address(),
                kept.origin().requestId(),
                kept.facts());
    }

    private static List<@Nullable Object> row(AccessJournal.Kept kept) {
        var access = kept.access();
        return Arrays.asList(
                kept.number(),
                Members.instant(access.at()),
                access.account(),
                access.origin().address(),
                access.origin().requestId(),
                access.method(),
                access.path(),
                access.status());
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
