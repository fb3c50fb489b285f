package ledger.api.page.overview;

import java.util.List;
import java.util.Optional;
import ledger.core.plan.PlanId;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.BurnDown;
import ledger.projections.balance.Dimension;
import ledger.projections.plan.Appendices;
import ledger.projections.plan.Appendix.Header;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of a plan, read from one state of the registers. */
record PlanState(Header header, Sheet agencies, Sheet sections, List<BurnDown.Day> days) {

    /** Empty for a plan that is not registered. */
    static Optional<PlanState> of(JdbcClient reading, PlanId plan) {
        return Appendices.find(reading, plan)
                .map(appendix -> new PlanState(
                        appendix.header(),
                        BalanceSheet.by(reading, plan, Dimension.LEAD_AGENCY),
                        BalanceSheet.by(reading, plan, Dimension.SECTION),
                        BurnDown.of(reading, plan, null)));
    }

    Item total() {
        return sections.total();
    }
}
