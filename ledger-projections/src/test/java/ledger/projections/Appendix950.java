package ledger.projections;

import static ledger.core.money.Money.dong;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.document.Document;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;

/** The first real appendix: plan 950/KH-UBND of 30/3/2021, with the figures that it prints. */
public final class Appendix950 {

    public static final PlanId PLAN = new PlanId("950-KH-UBND-2021");
    public static final LocalDate DAY = LocalDate.of(2021, 3, 30);
    public static final Document DECISION = new Document("950/KH-UBND", DAY);

    private static final Agency KHCN = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
    private static final Agency CTK = new Agency("cuc-thong-ke", "Cục Thống kê tỉnh");

    private Appendix950() {}

    public static LineId line(String code) {
        return new LineId(PLAN, new LineCode(code));
    }

    /** The plan registered, and every leaf opened. */
    public static List<LedgerEvent> registered() {
        var plan = plan();
        var events = new ArrayList<LedgerEvent>();
        events.add(new PlanRegistered(plan, null, DAY));
        plan.leaves()
                .forEach(leaf -> events.add(new LineOpened(
                        new LineId(PLAN, leaf.code()), 2021, leaf.unit(), leaf.unitPrice(), leaf.portions(), DAY)));
        return events;
    }

    /** Every portion given what is printed; these are the first facts of their lines. */
    public static List<LedgerEvent> allocated() {
        var events = new ArrayList<LedgerEvent>();
        plan().leaves().forEach(leaf -> {
            long number = 1;
            for (var share : leaf.portions()) {
                events.add(new FundsAllocated(
                        new FactId(new LineId(PLAN, leaf.code()), number++),
                        share.portion(),
                        share.amount(),
                        DECISION,
                        DAY));
            }
        });
        return events;
    }

    /** A log in which the plan is registered and allocated as approved. */
    public static Log log() {
        return new Log()
                .record(registered().toArray(LedgerEvent[]::new))
                .record(allocated().toArray(LedgerEvent[]::new));
    }

    public static Plan plan() {
        return new Plan(
                PLAN,
                "950/KH-UBND",
                DAY,
                2021,
                "UBND tỉnh Tây Ninh",
                "Sự nghiệp khoa học và công nghệ",
                KHCN,
                dong(1_687_290_000),
                List.of(
                        section(
                                "I",
                                "Thông tin, tuyên truyền",
                                KHCN,
                                leaf("I.1", "Đăng báo, tờ rơi, phóng sự", "Lần", 1, 15_000_000),
                                leaf("I.2", "Hội nghị phổ biến", "Lần", 1, 15_400_000),
                                leaf("I.3", "Tham gia tập huấn, hội thảo", "Lần", 2, 5_100_000)),
                        section(
                                "II",
                                "Đào tạo",
                                KHCN,
                                leaf("II.1", "Tổ chức đào tạo", "Lớp", 1, 48_850_000),
                                leaf("II.2", "Tham gia đào tạo chuyên sâu", "Lần", 2, 28_920_000),
                                leaf("II.3", "Hoạt động nghiệp vụ", "Năm", 1, 10_000_000)),
                        section(
                                "III",
                                "Hỗ trợ doanh nghiệp",
                                KHCN,
                                leaf("III.1", "Khảo sát, số hóa dữ liệu", "DN", 50, 8_000_000),
                                leaf(
                                        "III.2",
                                        "Hệ thống quản lý tiên tiến",
                                        "HT",
                                        6,
                                        50_000_000,
                                        share("2016-2020", 2, 100_000_000)),
                                leaf(
                                        "III.3",
                                        "Công cụ cải tiến năng suất chất lượng",
                                        "CC",
                                        4,
                                        70_000_000,
                                        share("2016-2020", 2, 140_000_000)),
                                leaf("III.4", "Công bố hợp chuẩn", "SP", 2, 30_000_000),
                                leaf(
                                        "III.5",
                                        "Công bố hợp quy",
                                        "SP",
                                        1,
                                        20_000_000,
                                        share("2016-2020", 1, 20_000_000)),
                                leaf("III.6", "Tiêu chuẩn cơ sở", "TC", 8, 10_000_000),
                                new Line(
                                        new LineCode("III.7"),
                                        "Giải thưởng chất lượng quốc gia",
                                        "DN",
                                        Quantity.of(4),
                                        null,
                                        dong(90_000_000),
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of(
                                                leaf(
                                                        "III.7.1",
                                                        "Giải vàng",
                                                        "DN",
                                                        1,
                                                        30_000_000,
                                                        share("2020", 1, 30_000_000)),
                                                leaf(
                                                        "III.7.2",
                                                        "Giải thưởng chất lượng quốc gia",
                                                        "DN",
                                                        3,
                                                        20_000_000,
                                                        share("2020", 1, 20_000_000))))),
                        section(
                                "IV",
                                "Tính toán năng suất",
                                CTK,
                                leaf("IV.1", "Tính toán TFP 2016-2020", "Lần", 1, 300_000_000))));
    }

    private static Section section(String code, String title, Agency lead, Line... lines) {
        return new Section(
                new LineCode(code),
                title,
                lead,
                List.of("Các sở, ngành", "UBND các huyện"),
                "Trong năm 2021",
                null,
                List.of(lines));
    }

    private static Line leaf(String code, String title, String unit, long quantity, long price, PortionShare... over) {
        return new Line(
                new LineCode(code),
                title,
                unit,
                Quantity.of(quantity),
                dong(price),
                dong(quantity * price),
                null,
                null,
                null,
                List.of(),
                List.of(over),
                List.of());
    }

    private static PortionShare share(String period, long quantity, long amount) {
        return new PortionShare(Portion.of(period), Quantity.of(quantity), dong(amount));
    }
}
