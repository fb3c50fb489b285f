package ledger.api.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.api.problem.KeptSentence;
import ledger.api.store.StoredRefusal;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A kept refusal with what was asked.
 *
 * @param command members of the command; of a request that became none, {@code request} and {@code body}
 */
record RefusedCommand(StoredRefusal kept, JsonNode facts, JsonNode command) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLAN_IN_PATH = Pattern.compile("/plans/([^/]+)");

    static RefusedCommand of(StoredRefusal kept) {
        return new RefusedCommand(kept, JSON.readTree(kept.facts()), command(kept.commandText()));
    }

    /** A command that could not be written as JSON was kept in other words. */
    private static JsonNode command(String text) {
        try {
            var command = JSON.readTree(text);
            return command.isObject() ? command : JSON.createObjectNode().put("text", text);
        } catch (JacksonException words) {
            return JSON.createObjectNode().put("text", text);
        }
    }

    /** The plan it was about; null when it names none, or several. */
    @Nullable
    String plan() {
        return first(
                text(facts.path("planId")),
                text(command.path("plan")),
                text(command.path("plan").path("id")),
                fact().map(parts -> parts[0]),
                planInPath());
    }

    /** The line it was about; null when it names none. */
    @Nullable
    String line() {
        return first(
                text(facts.path("lineCode")),
                fact().map(parts -> parts[1]),
                text(command.path("line")),
                text(command.path("lineCode")),
                text(command.path("body").path("lineCode")));
    }

    @SafeVarargs
    private static @Nullable String first(Optional<String>... said) {
        return Arrays.stream(said).flatMap(Optional::stream).findFirst().orElse(null);
    }

    private static Optional<String> text(JsonNode member) {
        return member.isString() ? Optional.of(member.asString()) : Optional.empty();
    }

    /** The parts of a line's or fact's id, among the members of the command or in the path of the request. */
    private Optional<String[]> fact() {
        return Stream.concat(
                        command.valueStream().filter(JsonNode::isString).map(JsonNode::asString),
                        Arrays.stream(request().split("/", -1)))
                .map(id -> id.split(":", -1))
                .filter(parts -> parts.length > 1 && PlanId.valid(parts[0]) && LineCode.valid(parts[1]))
                .findFirst();
    }

    private Optional<String> planInPath() {
        var plan = PLAN_IN_PATH.matcher(request());
        return plan.find() ? Optional.of(plan.group(1)) : Optional.empty();
    }

    private String request() {
        return command.path("request").asString("");
    }

    String sentence(Locale locale) {
        return KeptSentence.of(kept.code(), facts, locale);
    }

    /** Whether it holds a text, in the sentence, the reason, the account or the command. */
    boolean says(String plainText, Locale locale) {
        var all = String.join(
                "\n",
                sentence(locale),
                kept.envelope().reason(),
                kept.envelope().actor(),
                kept.commandText());
        return PlainText.of(all).contains(plainText);
    }
}
