package ledger.api.story;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger answered. */
record Answer(int status, HttpResponse<String> raw, JsonNode body) {

    static Answer of(HttpResponse<String> raw) {
        var text = raw.body();
        return new Answer(raw.statusCode(), raw, JsonMapper.shared().readTree(text.isEmpty() ? "null" : text));
    }

    String text(String member) {
        return body.path(member).asString();
    }

    long number(String member) {
        return body.path(member).asLong();
    }

    String header(String name) {
        return raw.headers().firstValue(name).orElse("");
    }

    /** The code of the problem; empty when it is none. */
    String problem() {
        return text("type").replaceFirst("^/problems/", "");
    }

    long position() {
        return Long.parseLong(header("Ledger-Position"));
    }
}
