package ledger.api.demo;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A fact of the demo as the request that records it.
 *
 * @param label by which later facts refer to this one, and its idempotency key
 * @param by the account that records it
 * @param post the address below the interface's base; <code>{label}</code> stands for the id of an earlier fact
 * @param body exactly what is sent
 */
record ScriptedFact(String label, String by, String post, JsonNode body) {

    private static final Pattern REFERENCE = Pattern.compile("\\{([^}]+)}");

    /** The labels of the earlier facts that it rests on. */
    Set<String> restsOn() {
        return REFERENCE.matcher(post).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The address with ids in place of labels; all of {@link #restsOn()} must be there. */
    String path(Map<String, String> ids) {
        return REFERENCE.matcher(post).replaceAll((MatchResult found) -> ids.get(found.group(1)));
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
            case "reversals" -> "Đảo bút toán / reversal";
            default -> post;
        };
    }

    String effectiveDate() {
        return body.path("effectiveDate").asString();
    }

    String reason() {
        return body.path("reason").asString();
    }
}
