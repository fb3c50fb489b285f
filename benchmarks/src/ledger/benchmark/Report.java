package ledger.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results, as a table for people and as JSON for programs. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Report() {}

    static String table(List<Series> results) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "#", "Measured", "Value", "Unit", "Floor", "Ratio", "Must be", "Aim", "Reached", "Rounds", "Spread"));
        for (var series : results) {
            var bound = series.atMost() ? "≤ " : "≥ ";
            var asked = !Double.isNaN(series.atLeast());
            rows.add(List.of(
                    series.id(),
                    series.what(),
                    Series.number(series.value()),
                    series.unit(),
                    Series.number(series.floor()),
                    Series.number(series.ratio()),
                    asked ? bound + Series.number(series.atLeast()) : "",
                    asked ? bound + Series.number(series.aim()) : "",
                    asked ? series.reached() ? "yes" : "**no**" : "",
                    Integer.toString(series.rounds()),
                    Math.round(100 * series.spread()) + " %"));
        }
        rows.add(1, List.of("--", "--", "--:", "--", "--:", "--:", "--:", "--:", "--", "--:", "--:"));
        return aligned(rows);
    }

    private static String aligned(List<List<String>> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(one -> one.get(at).length()).max().orElse(0);
                var cell = row.get(column);
                text.append("| ").append(cell).append(" ".repeat(width - cell.length() + 1));
            }
            text.append("|\n");
        }
        return text.toString();
    }

    static void write(Path directory, List<Series> results, Map<String, String> circumstances) throws IOException {
        var text = new StringBuilder("# Results of benchmarks/run\n\nWhat the lines mean: [README](README.md).\n\n");
        text.append(table(results)).append("\n| | |\n|--|--|\n");
        circumstances.forEach((name, value) ->
                text.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        Files.writeString(directory.resolve("results.md"), text);
        write(directory.resolve("results.json"), results.stream().map(Report::members).toList());
    }

    static void write(Path file, Object content) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(content) + "\n");
    }

    private static Map<String, Object> members(Series series) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", series.id());
        members.put("value", rounded(series.value()));
        members.put("unit", series.unit());
        members.put("floor", rounded(series.floor()));
        members.put("ratio", rounded(series.ratio()));
        members.put("atLeast", rounded(series.atLeast()));
        members.put("aim", rounded(series.aim()));
        members.put("rounds", series.rounds());
        members.put("spread", rounded(series.spread()));
        return members;
    }

    /** Null for what was not measured or asked. */
    private static Double rounded(double number) {
        return Double.isNaN(number) ? null : Math.round(number * 1000) / 1000.0;
    }
}
