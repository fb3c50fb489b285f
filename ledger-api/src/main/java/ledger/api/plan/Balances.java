package ledger.api.plan;

import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Reading;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import org.springframework.stereotype.Component;

/** The balances of a plan as of any time, by what its appendix said and who led its lines then. */
@Component
public final class Balances {

    private final Catalogue catalogue;
    private final BalanceSheet balances;

    Balances(Catalogue catalogue, BalanceSheet balances) {
        this.catalogue = catalogue;
        this.balances = balances;
    }

    /** A sheet in printed order; without items when the plan was not there yet. */
    public Reading<Sheet> by(PlanId plan, Dimension dimension, AsOf time) {
        var moment = time.moment();
        return moment == null
                ? balances.by(plan, dimension)
                : new Reading<>(moment.position(), then(plan, dimension, moment));
    }

    private Sheet then(PlanId plan, Dimension dimension, Moment moment) {
        return catalogue
                .asOf(plan.value(), moment)
                .map(known -> balances.asOf(known.plan(), known.successions(), dimension, moment))
                .orElseGet(() -> Sheet.empty(plan));
    }
}
