package ledger.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demo records: {@code demo/half-year-2021.json}, from the allocation on 30 March to the end of September 2021. The
 * payees are invented.
 *
 * @param facts in the order in which they are recorded
 * @param overspend more than its portion was ever given, to be refused
 */
record HalfYear(List<ScriptedFact> facts, ScriptedFact overspend) {

    static HalfYear shipped() throws IOException {
        try (var file = resource("half-year-2021.json")) {
            return JsonMapper.shared().readValue(file, HalfYear.class);
        }
    }

    /** The plan's official text. */
    static byte[] appendix() throws IOException {
        try (var file = resource("ke-hoach-950-kh-ubnd-2021.txt")) {
            return file.readAllBytes();
        }
    }

    /** A file of the demo. */
    static InputStream resource(String name) {
        var file = HalfYear.class.getResourceAsStream("/demo/" + name);
        if (file == null) {
            throw new IllegalStateException("Not on the class path: demo/" + name);
        }
        return file;
    }
}
