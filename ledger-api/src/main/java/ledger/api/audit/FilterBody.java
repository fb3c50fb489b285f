package ledger.api.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.problem.Body;
import ledger.api.recording.Members;
import ledger.projections.journal.Filter;
import org.jspecify.annotations.Nullable;

/** What events are to be like, as members of a body: those of the journal's query, under the same names. */
final class FilterBody {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 200;

    private FilterBody() {}

    /** @param body null for all events */
    static Filter read(@Nullable Body body) {
        return body == null
                ? Filter.ALL
                : new Filter(
                        body.optionalText("plan", LONGEST_NAME),
                        body.optionalText("line", LONGEST_NAME),
                        null,
                        body.optionalText("type", LONGEST_NAME),
                        body.optionalText("actor", LONGEST_NAME),
                        body.optionalText("agency", LONGEST_NAME),
                        body.optionalText("approver", LONGEST_NAME),
                        body.optionalDate("from"),
                        body.optionalDate("to"),
                        body.optionalInstant("recordedFrom"),
                        body.optionalInstant("recordedTo"),
                        body.optionalWhole("amountFrom", 0, Long.MAX_VALUE),
                        body.optionalWhole("amountTo", 0, Long.MAX_VALUE),
                        body.optionalText("q", LONGEST_TEXT),
                        null);
    }

    /** Only what it asks for, by the names under which it is read. */
    static Map<String, Object> members(Filter filter) {
        var members = new LinkedHashMap<String, Object>();
        put(members, "plan", filter.plan());
        put(members, "line", filter.line());
        put(members, "type", filter.type());
        put(members, "actor", filter.actor());
        put(members, "agency", filter.agency());
        put(members, "approver", filter.approver());
        put(members, "from", Members.text(filter.from()));
        put(members, "to", Members.text(filter.to()));
        put(members, "recordedFrom", filter.recordedFrom() == null ? null : Members.instant(filter.recordedFrom()));
        put(members, "recordedTo", filter.recordedTo() == null ? null : Members.instant(filter.recordedTo()));
        put(members, "amountFrom", filter.amountFrom());
        put(members, "amountTo", filter.amountTo());
        put(members, "q", filter.text());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
