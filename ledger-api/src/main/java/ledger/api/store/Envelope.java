package ledger.api.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who asked, through which door, under which rules, why, and for which day: what every event and every refusal
 * carries. It travels as command metadata and becomes columns of {@code ledger.event}.
 *
 * @param ruleSet put in when it is decided, whatever was asked
 * @param effectiveDate the day on which the fact counts
 * @throws IllegalArgumentException if a text could not be stored as it is (NUL, half a surrogate pair)
 */
public record Envelope(
        String actor,
        String role,
        @Nullable String agency,
        String channel,
        @Nullable String requestId,
        String ruleSet,
        String reason,
        LocalDate effectiveDate) {

    /** Of what is not decided yet: there is no rule set to name. */
    public static final String UNDECIDED = "";

    public Envelope {
        Storable.require(actor);
        Storable.require(role);
        Storable.require(agency);
        Storable.require(channel);
        Storable.require(requestId);
        Storable.require(ruleSet);
        Storable.require(reason);
    }

    /** The same, as decided under these rules. */
    Envelope under(RuleBook rules) {
        return new Envelope(
                actor, role, agency, channel, requestId, rules.inForceOn(effectiveDate), reason, effectiveDate);
    }

    /** The same facts as message metadata; what is absent here is absent there. */
    public MetaData toMetaData() {
        Map<String, Object> facts = new HashMap<>(16);
        facts.put("actor", actor);
        facts.put("role", role);
        if (agency != null) {
            facts.put("agency", agency);
        }
        facts.put("channel", channel);
        if (requestId != null) {
            facts.put("requestId", requestId);
        }
        facts.put("ruleSet", ruleSet);
        facts.put("reason", reason);
        facts.put("effectiveDate", effectiveDate.toString());
        return MetaData.from(facts);
    }

    /**
     * Reads back what {@link #toMetaData()} wrote.
     *
     * @throws IllegalArgumentException if a required fact is missing
     */
    public static Envelope of(MetaData facts) {
        return new Envelope(
                required(facts, "actor"),
                required(facts, "role"),
                optional(facts, "agency"),
                required(facts, "channel"),
                optional(facts, "requestId"),
                required(facts, "ruleSet"),
                required(facts, "reason"),
                LocalDate.parse(required(facts, "effectiveDate")));
    }

    private static String required(MetaData facts, String name) {
        var fact = optional(facts, name);
        if (fact == null) {
            throw new IllegalArgumentException("The message's metadata lacks: " + name);
        }
        return fact;
    }

    private static @Nullable String optional(MetaData facts, String name) {
        var fact = facts.get(name);
        return fact == null ? null : fact.toString();
    }
}
