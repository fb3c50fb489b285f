package ledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AmendedAppendixTest {

    private static final Agency OFFICE = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
    private static final LineId KNOWN = LineId.parse("KH-2021:III.2");
    private static final LineId NAMED = LineId.parse("KH-2021:III.3");

    private static Plan plan(PortionShare... carriedOver) {
        var line = new Line(
                new LineCode("I.1"),
                "Hệ thống quản lý tiên tiến",
                "HT",
                Quantity.of(5),
                Money.dong(10),
                Money.dong(50),
                null,
                null,
                null,
                List.of(),
                List.of(carriedOver),
                List.of());
        var section = new Section(new LineCode("I"), "Phần", OFFICE, List.of(), null, null, List.of(line));
        return new Plan(
                new PlanId("KH-2022"),
                "12/KH-UBND",
                LocalDate.of(2022, 1, 15),
                2022,
                "UBND tỉnh",
                "ngân sách tỉnh",
                OFFICE,
                Money.dong(50),
                List.of(section));
    }

    private static PortionShare share(String period, long quantity, @Nullable LineId origin) {
        return new PortionShare(Portion.of(period), Quantity.of(quantity), Money.dong(quantity * 10), origin);
    }

    @Test
    void a_file_that_names_no_origin_leaves_the_one_that_is_known_and_one_that_does_replaces_it() {
        var inForce = plan(share("2016-2020", 2, KNOWN), share("2021", 1, KNOWN));
        var read = plan(share("2016-2020", 1, null), share("2021", 1, NAMED), share("2020", 1, null));
        var origins = new AmendedAppendix(inForce, read)
                .plan()
                .leaves()
                .flatMap(line -> line.carriedOver().stream())
                .map(share -> share.portion() + " " + share.quantity() + " " + share.origin());
        assertThat(origins).containsExactly("2016-2020 1 KH-2021:III.2", "2021 1 KH-2021:III.3", "2020 1 null");
    }
}
