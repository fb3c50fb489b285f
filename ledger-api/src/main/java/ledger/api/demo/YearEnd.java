package ledger.api.demo;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demo records after the {@link HalfYear}: {@code demo/year-end-2021.json}, from October 2021 to the closing of the year
 * on 31 March 2022 and on to the first payments of 2022.
 *
 * @param facts in the order in which they are recorded
 * @param next the label of the fact that registers the plan of 2022
 * @param late a payment of 2021 that is asked for when the year is closed, to be refused
 */
record YearEnd(List<ScriptedFact> facts, String next, ScriptedFact late) {

    static YearEnd shipped() throws IOException {
        try (var file = HalfYear.resource("year-end-2021.json")) {
            return JsonMapper.shared().readValue(file, YearEnd.class);
        }
    }
}
