package ledger.api.story;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be made wrong: every member of a body, and texts for parameters, ids and headers. */
final class Mutations {

    /** Stands in a tree for JSON that no tree can hold. */
    private static final String HERE = "@@here@@";

    private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                "type", List.of("null", "true", "\"text\"", "1", "1.5", "[]", "{}", "[\"x\"]", "[[1]]", "{\"a\": 1}"));
        VALUES.put(
                "number",
                List.of(
                        "0",
                        "-1",
                        "-0",
                        "0.1",
                        "100.0",
                        "1e3",
                        "1e400",
                        "-1e-400",
                        "9007199254740991",
                        "9007199254740992",
                        "9223372036854775808",
                        "-9223372036854775809",
                        "1" + "0".repeat(900),
                        "1" + "0".repeat(5_000),
                        "\"15000000\"",
                        "NaN",
                        "0x10",
                        "01"));
        VALUES.put(
                "text",
                List.of(
                        "\"\"",
                        "\" \"",
                        quoted("x".repeat(301)),
                        quoted("x".repeat(501)),
                        quoted("ữ".repeat(2_001)),
                        quoted("x".repeat(70_000)),
                        "\"a\\tb\\nc\"",
                        "\"a\tb\"",
                        "\"\\q\"",
                        "'x'"));
        VALUES.put(
                "unicode",
                List.of(
                        "\"a\\u0000b\"",
                        "\"\\ud83d\"",
                        "\"\\ude00\"",
                        "\"\\ude00\\ud83d\"",
                        "\"\u202e2-3.III\"",
                        "\"\u2066a\u2069\"",
                        "\"\ufeffx\"",
                        quoted("e" + "\u0301".repeat(400)),
                        "\"\\uffff\"",
                        "\"\u200b\"",
                        "\"\u2028\"",
                        "\"\u0085\"",
                        "\"\\ud83d\\ude00\"",
                        "\"ＩＩＩ．２\"",
                        "\"٣\""));
        VALUES.put(
                "injection",
                List.of(
                        "\"=cmd|' /C calc'!A0\"",
                        "\"<script>alert(1)</script>\"",
                        "\"'; drop table ledger.event; --\"",
                        "\"../../../etc/passwd\"",
                        "\"${jndi:ldap://127.0.0.1/x}\"",
                        "\"#{7*7}\"",
                        "\"%s%n%x\"",
                        "\"{0} {name}\"",
                        "\"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>\""));
        VALUES.put(
                "date",
                List.of(
                        "\"0000-00-00\"",
                        "\"2021-02-29\"",
                        "\"2021-13-01\"",
                        "\"2021-4-5\"",
                        "\"05/04/2021\"",
                        "\"0001-01-01\"",
                        "\"9999-12-31\"",
                        "\"+10000-01-01\"",
                        "\"-0001-01-01\"",
                        "\"+999999999-12-31\"",
                        "\"2021-04-05T00:00:00Z\"",
                        "\"２０２１-０４-０５\""));
        VALUES.put(
                "depth",
                List.of(
                        "[".repeat(40) + "]".repeat(40),
                        "[".repeat(10_000),
                        "{\"a\":".repeat(40) + "1" + "}".repeat(40)));
    }

    private static final String LARGE = quoted("m".repeat(1_000_000));

    private Mutations() {}

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** A body with every member of it mutated in every way, one at a time, by what is wrong. */
    static void bodies(JsonNode example, BiConsumer<String, byte[]> use) {
        var pointers = new ArrayList<JsonPointer>();
        collect(example, JsonPointer.empty(), pointers);
        for (var pointer : pointers) {
            VALUES.forEach((kind, values) ->
                    values.forEach(value -> use.accept(kind, utf8(replaced(example, pointer, value)))));
            use.accept("missing", utf8(without(example, pointer)));
            if (example.at(pointer).isArray() && !example.at(pointer).isEmpty()) {
                var element = example.at(pointer).get(0).toString();
                var repeated = "[" + (element + ",").repeat(900_000 / element.length()) + element + "]";
                use.accept("length", utf8(replaced(example, pointer, repeated)));
            }
        }
        use.accept("length", utf8(replaced(example, pointers.get(0), "[" + "1,".repeat(400_000) + "1]")));
        use.accept("size", utf8(replaced(example, pointers.get(0), LARGE)));
        use.accept(
                "size",
                utf8(replaced(example, pointers.get(pointers.size() - 1), "\"" + "m".repeat(1_100_000) + "\"")));
        extra(example.toString(), use);
        malformed(example.toString(), use);
    }

    private static void extra(String json, BiConsumer<String, byte[]> use) {
        for (var member : List.of(
                "\"extra\": 1",
                "\"__proto__\": {}",
                "\"\": null",
                "\"actor\": \"quantri\"",
                "\"recordedAt\": \"2021-01-01T00:00:00Z\"",
                "\"a\\u0000\": 1",
                "\"\\ud83d\": 1",
                quoted("n".repeat(60_000)) + ": 1",
                "\"reason\": \"x\", \"reason\": \"y\"")) {
            use.accept("extra", utf8("{" + member + "," + json.substring(1)));
        }
    }

    private static void malformed(String json, BiConsumer<String, byte[]> use) {
        for (var text : List.of(
                "",
                " ",
                "{",
                "null",
                "[]",
                "[" + json + "]",
                "1",
                "\"x\"",
                "{}",
                json + "x",
                json + json,
                json.substring(0, json.length() - 1) + ",}",
                "/* */" + json,
                json.replace('"', '\''),
                "\ufeff" + json,
                "<a/>",
                "[".repeat(200_000),
                "a=1&b=2")) {
            use.accept("malformed", utf8(text));
        }
        use.accept("malformed", json.getBytes(StandardCharsets.UTF_16));
        use.accept("malformed", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        use.accept("malformed", new byte[] {0, 0, 0, 0});
        use.accept(
                "malformed",
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0xbd, '"', '}'});
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> into) {
        if (node.isObject()) {
            node.propertyNames().forEach(name -> {
                into.add(at.appendProperty(name));
                collect(node.get(name), at.appendProperty(name), into);
            });
        } else if (node.isArray() && !node.isEmpty()) {
            // What holds for the first element holds for the others.
            into.add(at.appendIndex(0));
            collect(node.get(0), at.appendIndex(0), into);
        }
    }

    private static String replaced(JsonNode example, JsonPointer pointer, String json) {
        var copy = example.deepCopy();
        var parent = copy.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.put(pointer.last().getMatchingProperty(), HERE);
        } else {
            ((ArrayNode) parent).set(pointer.last().getMatchingIndex(), HERE);
        }
        return copy.toString().replace(quoted(HERE), json);
    }

    private static String without(JsonNode example, JsonPointer pointer) {
        var copy = example.deepCopy();
        var parent = copy.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.remove(pointer.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(pointer.last().getMatchingIndex());
        }
        return copy.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What may stand in the place of a path's variable, escaped. */
    static List<String> ids() {
        return List.of(
                "x",
                "-1",
                "0",
                "99999999999999999999",
                "%00",
                "%ff",
                "%ED%A0%BD",
                "%E2%80%AE",
                "%F0%9F%98%80",
                "%20",
                "%2F",
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e",
                "%252F",
                "a;b=c",
                "a%0d%0aSet-Cookie:x",
                "%25s%25n",
                "'%20or%201=1--",
                "%3Cscript%3E",
                "$%7B7*7%7D",
                "a".repeat(3_000),
                "P:III.2:7",
                "P:III.2:-1",
                "P:III.2:99999999999999999999",
                "P:III.2:7:8",
                ":::",
                "P::7",
                "P:III.2:",
                "P:III.2:1e3",
                "00000000-0000-0000-0000-000000000000");
    }

    /** What may be asked in a parameter, escaped. */
    static List<String> parameters() {
        return List.of(
                "",
                "%20",
                "-1",
                "0",
                "1001",
                "1.5",
                "1e3",
                "2147483648",
                "9223372036854775808",
                "99999999999999999999",
                "x",
                "true",
                "%00",
                "%ff",
                "%ED%A0%BD",
                "%E2%80%AE",
                "%F0%9F%98%80",
                "a".repeat(3_000),
                "0000-00-00",
                "2021-02-30",
                "9999-12-31",
                "%2B999999999-12-31",
                "-999999999-01-01",
                "2021-04-05T00:00:00",
                "%2B999999999-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "-effectiveDate",
                "effectiveDate.x.1",
                "-effectiveDate.2021-01-01.999999999999999999",
                "effectiveDate.99999999.1",
                "'%20or%201=1--",
                "%25%5F%5C",
                "%5B1,2%5D",
                "json,csv",
                "../x",
                "III.2");
    }

    /** Headers with what they may wrongly say; null leaves a header out. */
    static void headers(BiConsumer<String, String> use) {
        for (var key : new String[] {null, "", " ", "a b", "x".repeat(201), "khóa", "\u0080", "a\tb"}) {
            use.accept("Idempotency-Key", key);
        }
        for (var tag : List.of(
                "x",
                "\"",
                "\"\"",
                "W/\"x\"",
                "\"x\",",
                ",",
                "\"P:III.2@99999999999999999999\"",
                "\"P:III.2@-1\"",
                "\"@\"",
                "\"a\",".repeat(500),
                "*, \"x\"")) {
            use.accept("If-Match", tag);
            use.accept("If-None-Match", tag);
        }
        for (var type : List.of(
                "x",
                "application/xml",
                "text/html;q=2",
                "*/*;q=x",
                "application/pdf, image/*",
                "application/json;q=0",
                ";",
                "a/b/c",
                ",".repeat(300))) {
            use.accept("Accept", type);
        }
        for (var type : new String[] {
            null,
            "x",
            "text/xml",
            "application/json; charset=nonsense",
            "application/json; charset=utf-16",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "application/x-www-form-urlencoded",
            "application/json, text/plain",
            "application/*",
            "*/*"
        }) {
            use.accept("Content-Type", type);
        }
        for (var position : List.of("x", "-1", "", "1.5", "99999999999999999999", "1e3")) {
            use.accept("Ledger-Min-Position", position);
        }
        for (var language : List.of("x", "en;q=x", "*", "en-US-x-" + "y".repeat(200), "vi;q=0")) {
            use.accept("Accept-Language", language);
        }
        for (var other :
                List.of("", "x", "Basic", "Basic x", "Basic %%%", "Basic Og==", "Bearer x", "Basic bm9ib2R5Onh4")) {
            use.accept("Authorization", other);
        }
        use.accept("X-Request-Id", "a b");
        use.accept("X-Request-Id", "x".repeat(5_000));
        use.accept("Prefer", "respond-async; wait=x, \"");
        use.accept("Range", "bytes=9-1,x");
        use.accept("X-HTTP-Method-Override", "DELETE");
        use.accept("X-Forwarded-Host", "evil.example");
        use.accept("Cookie", "JSESSIONID=x; ;=;");
    }
}
