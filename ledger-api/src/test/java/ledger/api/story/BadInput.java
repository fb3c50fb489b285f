package ledger.api.story;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request with something wrong in it.
 *
 * @param kind what is wrong with it
 * @param path with whatever is in the place of its variables
 */
record BadInput(String kind, String method, String path, Map<String, String> headers, byte[] body) {

    static BadInput read(String kind, String path) {
        return new BadInput(kind, "GET", path, Map.of(), new byte[0]);
    }

    static BadInput sent(String kind, String path, String type, byte[] body) {
        return new BadInput(kind, "POST", path, Map.of("Content-Type", type), body);
    }

    /** The same with another header, or without it for null. */
    BadInput with(String header, String value) {
        var others = new LinkedHashMap<>(headers);
        if (value == null) {
            others.remove(header);
        } else {
            others.put(header, value);
        }
        return new BadInput(kind, method, path, others, body);
    }

    BadInput named(String other) {
        return new BadInput(other, method, path, headers, body);
    }

    /** Whether nothing may be recorded even when it is not bad at all. */
    boolean recordsNothing() {
        return method.equals("GET") || path.matches(".*/(imports|previews)(\\?.*)?");
    }

    @Override
    public String toString() {
        var text = new String(body, StandardCharsets.UTF_8);
        return kind + ": " + method + " " + shortened(path) + " " + headers + " " + shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
}
