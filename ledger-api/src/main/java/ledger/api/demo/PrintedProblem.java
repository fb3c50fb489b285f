package ledger.api.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A problem document as an accountant reads it: the sentence, then the facts that it rests on. */
record PrintedProblem(Answer answer) {

    private static final Map<String, String> MEMBERS = Map.of(
            "lineCode", "dòng / line",
            "portion", "phần / portion",
            "allocated", "được giao / allocated",
            "available", "còn được cam kết / available",
            "requested", "đề nghị / requested",
            "shortfall", "vượt / shortfall");

    List<String> lines() {
        var body = answer.body();
        var lines = new ArrayList<String>();
        lines.add("trả lời / answer: " + answer.status() + " "
                + body.path("title").asString(""));
        lines.add("  " + body.path("detail").asString(""));
        body.properties().forEach(member -> {
            var meaning = MEMBERS.get(member.getKey());
            if (meaning != null) {
                lines.add("  %-30s %15s".formatted(meaning, value(member.getValue())));
            }
        });
        lines.add("  " + body.path("type").asString("") + "; không ghi gì cả / nothing was recorded");
        return lines;
    }

    private static String value(JsonNode value) {
        return value.isIntegralNumber() ? Figures.dots(value.asLong()) : value.asString();
    }
}
