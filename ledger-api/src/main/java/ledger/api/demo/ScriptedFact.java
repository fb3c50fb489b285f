package ledger.api.demo;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact of the demo as the request that records it.
 *
 * @param label by which later facts refer to this one, and its idempotency key
 * @param by the account that records it
 * @param post the address below the interface's base; <code>{label}</code> stands for the id of an earlier fact
 * @param ifMatch the version of the plan that it is for, or <code>*</code>; null where the request names none
 * @param body what is sent; a text <code>{label}</code> stands for the id of an earlier fact
 */
record ScriptedFact(
        String label, String by, String post, @Nullable String ifMatch, JsonNode body) {

    private static final Pattern REFERENCE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern TEXT_REFERENCE = Pattern.compile("\"\\{([^}\"]+)}\"");

    /** The labels of the earlier facts that it rests on. */
    Set<String> restsOn() {
        return Stream.of(REFERENCE.matcher(post), TEXT_REFERENCE.matcher(body.toString()))
                .flatMap(Matcher::results)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** The address with ids in place of labels; all of {@link #restsOn()} must be there. */
    String path(Map<String, String> ids) {
        return REFERENCE.matcher(post).replaceAll((MatchResult found) -> ids.get(found.group(1)));
    }

    /** The body with ids in place of labels; all of {@link #restsOn()} must be there. */
    JsonNode body(Map<String, String> ids) {
        var text = TEXT_REFERENCE
                .matcher(body.toString())
                .replaceAll((MatchResult found) -> '"' + ids.get(found.group(1)) + '"');
        return JsonMapper.shared().readTree(text);
    }

    /** Always the same, so that the fact is recorded once however often the demo runs. */
    String key() {
        return "demo-950-" + label;
    }

    /** Vietnamese first, English second. */
    String kind() {
        return switch (post.substring(post.lastIndexOf('/') + 1)) {
            case "allocations" -> "Giao dự toán / allocation";
            case "commitments" -> "Cam kết chi / commitment";
            case "disbursements" ->
                body.path("kind").asString("PAYMENT").equals("ADVANCE") ? "Tạm ứng / advance" : "Thực chi / payment";
            case "settlements" -> "Thanh toán tạm ứng / settlement";
            case "recoveries" -> "Thu hồi tạm ứng / recovery";
            case "releases" -> "Hủy cam kết chi / release";
            case "plans" -> "Ghi kế hoạch / registration";
            case "carry-overs" -> "Chuyển nguồn / carry-over";
            case "lapses" -> "Hủy dự toán / lapse";
            case "closures" -> "Khóa sổ / closing";
            case "reversals" -> "Đảo bút toán / reversal";
            default -> post;
        };
    }

    String effectiveDate() {
        return body.path("effectiveDate").asString(body.path("date").asString(""));
    }

    /** A plan is its own reason. */
    String reason() {
        return body.path("reason").asString(body.path("number").asString(""));
    }
}
