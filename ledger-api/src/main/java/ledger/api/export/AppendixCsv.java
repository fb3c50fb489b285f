package ledger.api.export;

import ledger.api.export.Appendix.Row;
import ledger.core.plan.Plan;

/** The appendix as rows parted by commas. */
final class AppendixCsv {

    private AppendixCsv() {}

    static byte[] of(Plan plan) {
        return Csv.of(Appendix.rows(plan, new AgencyNames(plan)).stream()
                .map(Row::cells)
                .toList());
    }
}
