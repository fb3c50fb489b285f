package ledger.api.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.core.plan.LineCode;
import ledger.core.plan.PortionShare;

/** The portions that a file says plainly in a sheet of its own; they must fit their lines as a reader's answers must. */
final class KeptPortions {

    private final CheckedAppendix checked;
    private final Findings findings;

    KeptPortions(CheckedAppendix checked, Findings findings) {
        this.checked = checked;
        this.findings = findings;
    }

    Map<LineCode, List<PortionShare>> read(List<ExportedPlan.Kept> kept) {
        var obstacles = new Obstacles();
        var answers = new PortionAnswers(
                checked, kept.stream().map(ExportedPlan.Kept::portion).toList(), obstacles);
        for (var obstacle : obstacles.all()) {
            var row =
                    kept.get(Integer.parseInt(obstacle.pointer().split("/")[2])).row();
            var code = obstacle.code().startsWith("portion-") ? obstacle.code() : "portion-" + obstacle.code();
            var read = String.join(" | ", row.raw());
            findings.around(
                    Severity.ERROR,
                    code,
                    Place.of(row),
                    null,
                    read,
                    null,
                    obstacle.facts().toArray());
        }
        var portions = new HashMap<LineCode, List<PortionShare>>();
        checked.leaves().forEach(line -> {
            var code = line.code();
            var shares = code == null ? null : answers.of(code);
            if (code != null && shares != null && !shares.isEmpty()) {
                portions.put(code, List.copyOf(shares));
            }
        });
        return portions;
    }
}
