package ledger.api.redeciding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import ledger.api.store.StoredRefusal;
import ledger.core.approval.ApprovalCommand.SubmitRequest;

/** What was asked and refused, out of the text that was kept of it. */
public final class RefusedQuestions {

    private final ObjectMapper mapper;
    private final Map<String, Class<?>> kinds;

    /**
     * @param mapper the one that wrote the commands
     * @param kinds every kind of command by its simple name, under which it was kept
     */
    public RefusedQuestions(ObjectMapper mapper, Map<String, Class<?>> kinds) {
        this.mapper = mapper;
        this.kinds = Map.copyOf(kinds);
    }

    /** @throws NotReadable when the command cannot be made out */
    Object of(StoredRefusal kept, WantedCommands wanted) {
        var kind = kinds.get(kept.commandType());
        if (kind == null) {
            throw new NotReadable(NotReadable.UNREADABLE);
        }
        try {
            return kind == SubmitRequest.class
                    ? submitted(mapper.readTree(kept.commandText()), kept, wanted)
                    : mapper.readValue(kept.commandText(), kind);
        } catch (JsonProcessingException e) {
            throw new NotReadable(NotReadable.UNREADABLE);
        }
    }

    /** What it wants could be of many kinds; the words in which it was asked say which. */
    private static SubmitRequest submitted(JsonNode command, StoredRefusal kept, WantedCommands wanted) {
        var wording = command.path("wording").asText();
        var by = command.path("by").asText();
        return new SubmitRequest(wanted.of(wording, by, kept.envelope().effectiveDate()), wording, by);
    }
}
