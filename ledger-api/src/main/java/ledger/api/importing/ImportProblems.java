package ledger.api.importing;

import java.util.Locale;
import java.util.Map;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;

/** Why a file cannot be read or confirmed, as the interface says it. */
final class ImportProblems {

    private ImportProblems() {}

    /** That no appendix can be read from a file. */
    static Problem unreadable(Reading.Unreadable unreadable, Locale locale) {
        return Problem.validation(unreadable.findings().stream()
                .map(finding -> new FieldError(
                        null,
                        finding.code(),
                        Map.of(
                                "row", finding.row() == null ? 0 : finding.row(),
                                "column", finding.column() == null ? "" : finding.column(),
                                "detail", finding.message(locale))))
                .toList());
    }

    /** That the answers do not do, or that the file has errors. */
    static Problem unconfirmed(Unconfirmed unconfirmed, CheckedAppendix checked, Locale locale) {
        var problem = Problem.validation(unconfirmed.obstacles().stream()
                .map(obstacle ->
                        new FieldError(obstacle.pointer(), obstacle.code(), Map.of("detail", obstacle.message(locale))))
                .toList());
        return checked.status() == CheckedAppendix.Status.REJECTED
                ? problem.with(
                        "findings",
                        checked.findings().stream()
                                .filter(finding -> finding.severity() == Severity.ERROR)
                                .map(finding -> finding.message(locale))
                                .toList())
                : problem;
    }
}
