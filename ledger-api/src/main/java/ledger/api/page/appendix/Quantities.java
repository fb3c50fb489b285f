package ledger.api.page.appendix;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.api.words.Words;
import ledger.projections.carriedover.CarriedOver.UnitQuantity;

/** Quantities of several units in a line: 2 hệ thống, 5 sản phẩm. */
public final class Quantities {

    private final Words say;

    Quantities(Words say) {
        this.say = say;
    }

    public String printed(List<UnitQuantity> quantities) {
        return joined(quantities, UnitQuantity::quantity);
    }

    public String used(List<UnitQuantity> quantities) {
        return joined(quantities, UnitQuantity::committedQuantity);
    }

    public String left(List<UnitQuantity> quantities) {
        return joined(quantities, UnitQuantity::leftQuantity);
    }

    private String joined(List<UnitQuantity> quantities, Function<UnitQuantity, Long> which) {
        return quantities.stream()
                .map(one -> say.quantity(which.apply(one), one.unit()))
                .collect(Collectors.joining(", "));
    }
}
