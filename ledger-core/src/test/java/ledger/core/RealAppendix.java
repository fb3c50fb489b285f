package ledger.core;

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

/** The appendix of plan 950/KH-UBND with its real figures. */
public final class RealAppendix {

    public static final PlanId ID = new PlanId("950-KH-UBND-2021");
    public static final LocalDate APPROVED = LocalDate.of(2021, 3, 30);

    private static final Agency SO_KHCN = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
    private static final Agency CUC_THONG_KE = new Agency("cuc-thong-ke", "Cục Thống kê tỉnh");

    private RealAppendix() {}

    public static LineId line(String code) {
        return new LineId(ID, new LineCode(code));
    }

    public static Plan plan() {
        return new Plan(
                ID,
                "950/KH-UBND",
                APPROVED,
                2021,
                "UBND tỉnh Tây Ninh",
                "Sự nghiệp khoa học công nghệ",
                SO_KHCN,
                Money.dong(1_687_290_000),
                List.of(
                        section(
                                "I",
                                SO_KHCN,
                                leaf("I.1", "Lần", 1, 15_000_000),
                                leaf("I.2", "Lần", 1, 15_400_000),
                                leaf("I.3", "Lần", 2, 5_100_000)),
                        section(
                                "II",
                                SO_KHCN,
                                leaf("II.1", "Lớp", 1, 48_850_000),
                                leaf("II.2", "Lần", 2, 28_920_000),
                                leaf("II.3", "Năm", 1, 10_000_000)),
                        section(
                                "III",
                                SO_KHCN,
                                leaf("III.1", "DN", 50, 8_000_000),
                                leaf("III.2", "HT", 6, 50_000_000, share("2016-2020", 2, 50_000_000)),
                                leaf("III.3", "CC", 4, 70_000_000, share("2016-2020", 2, 70_000_000)),
                                leaf("III.4", "SP", 2, 30_000_000),
                                leaf("III.5", "SP", 1, 20_000_000, share("2016-2020", 1, 20_000_000)),
                                leaf("III.6", "TC", 8, 10_000_000),
                                parent(
                                        "III.7",
                                        "DN",
                                        4,
                                        leaf("III.7.1", "DN", 1, 30_000_000, share("2020", 1, 30_000_000)),
                                        leaf("III.7.2", "DN", 3, 20_000_000, share("2020", 1, 20_000_000)))),
                        section("IV", CUC_THONG_KE, leaf("IV.1", "Lần", 1, 300_000_000))));
    }

    private static Section section(String code, Agency lead, Line... lines) {
        return new Section(new LineCode(code), "Phần " + code, lead, List.of(), null, null, List.of(lines));
    }

    public static Line leaf(String code, String unit, long quantity, long price, PortionShare... carriedOver) {
        return row(code, unit, quantity, price, quantity * price, List.of(carriedOver), List.of());
    }

    private static Line parent(String code, String unit, long quantity, Line... lines) {
        long amount =
                List.of(lines).stream().mapToLong(line -> line.amount().dong()).sum();
        return row(code, unit, quantity, null, amount, List.of(), List.of(lines));
    }

    private static Line row(
            String code,
            String unit,
            long quantity,
            @Nullable Long price,
            long amount,
            List<PortionShare> carriedOver,
            List<Line> lines) {
        return new Line(
                new LineCode(code),
                "Dòng " + code,
                unit,
                Quantity.of(quantity),
                price == null ? null : Money.dong(price),
                Money.dong(amount),
                null,
                null,
                null,
                List.of(),
                carriedOver,
                lines);
    }

    public static PortionShare share(String period, long quantity, long price) {
        return new PortionShare(Portion.of(period), Quantity.of(quantity), Money.dong(quantity * price));
    }
}
