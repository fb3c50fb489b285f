package ledger.api.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.export.Columns;
import ledger.api.export.ListFile;
import ledger.api.recording.Members;
import org.jspecify.annotations.Nullable;

/** A refusal as the members of an answer, and as the cells of a row. */
final class RefusalAnswer {

    private RefusalAnswer() {}

    static Map<String, Object> of(RefusedCommand refused, Locale locale) {
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
        members.put("step", kept.step());
        return members;
    }

    /** The rows have the same members as texts, each in a cell. */
    static ListFile<RefusedCommand> file(Locale locale) {
        var words = Columns.in(locale);
        return new ListFile<>(
                words.of("refusals"),
                words.of(
                        "number",
                        "recordedAt",
                        "askedBy",
                        "role",
                        "agency",
                        "channel",
                        "requestId",
                        "ruleSet",
                        "planId",
                        "lineCode",
                        "code",
                        "sentence",
                        "facts",
                        "commandId",
                        "commandType",
                        "command",
                        "effectiveDate",
                        "reason",
                        "positionSeen",
                        "step"),
                words.of("sentence", "facts", "command", "reason"),
                refused -> row(of(refused, locale)),
                refused -> of(refused, locale));
    }

    private static List<@Nullable Object> row(Map<String, Object> members) {
        var row = new ArrayList<@Nullable Object>();
        members.values().forEach(value -> row.add(value instanceof Number || value == null ? value : value.toString()));
        return row;
    }
}
