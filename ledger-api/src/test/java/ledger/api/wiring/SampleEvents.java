package ledger.api.wiring;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ledger.core.LedgerEvent;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.law.Law;
import ledger.core.law.RuleSet;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;

/** An event of any kind with the first appendix in mind: what a new golden file starts from. */
final class SampleEvents {

    private static final String LINE = "950-KH-UBND-2021:III.2";

    private static final Map<Type, Object> VALUES = Map.ofEntries(
            Map.entry(PlanId.class, new PlanId("950-KH-UBND-2021")),
            Map.entry(LineId.class, LineId.parse(LINE)),
            Map.entry(LineCode.class, new LineCode("III.2")),
            Map.entry(FactId.class, FactId.parse(LINE + ":7")),
            Map.entry(Portion.class, Portion.of("2016-2020")),
            Map.entry(Money.class, Money.dong(100_000_000)),
            Map.entry(Quantity.class, Quantity.of(2)),
            Map.entry(LocalDate.class, LocalDate.of(2021, 4, 5)),
            Map.entry(Document.class, new Document("950/KH-UBND", LocalDate.of(2021, 3, 30))),
            Map.entry(Payee.class, new Payee("Công ty TNHH Tư vấn B", "3900000001")),
            Map.entry(Agency.class, new Agency("so-khcn", "Sở Khoa học và Công nghệ")),
            Map.entry(RuleSet.class, Law.shipped().on(LocalDate.of(2026, 4, 5))),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true));

    /** Where the name of a member says more than its type. */
    private static final Map<String, Object> MEMBERS = Map.ofEntries(
            Map.entry("commitment", FactId.parse(LINE + ":3")),
            Map.entry("disbursement", FactId.parse(LINE + ":4")),
            Map.entry("advance", FactId.parse(LINE + ":4")),
            Map.entry("contract", new Document("12/HĐ-TV", LocalDate.of(2021, 4, 5))),
            Map.entry("voucher", new Document("RDT-0031", LocalDate.of(2021, 6, 10))),
            Map.entry("dueDate", LocalDate.of(2021, 5, 31)),
            Map.entry("predecessor", new Agency("cuc-thong-ke", "Cục Thống kê tỉnh")),
            Map.entry("approvedTotal", Money.dong(1_687_290_000)),
            Map.entry("unitPrice", Money.dong(50_000_000)),
            Map.entry("fiscalYear", 2021),
            Map.entry("issuer", "UBND tỉnh Tây Ninh"),
            Map.entry("fundingSource", "sự nghiệp khoa học công nghệ"),
            Map.entry("title", "Hỗ trợ doanh nghiệp áp dụng hệ thống quản lý chất lượng"),
            Map.entry("unit", "DN"),
            Map.entry("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));

    private SampleEvents() {}

    static LedgerEvent of(Class<?> event) {
        return (LedgerEvent) sample(event);
    }

    static Object value(Class<?> type) {
        return value(type, "", type);
    }

    private static Object sample(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(member -> member(member, type))
                    .toArray());
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException("no sample of " + type, unknown);
        }
    }

    private static Object member(RecordComponent member, Class<?> of) {
        var named = MEMBERS.get(member.getName());
        var primitive = member.getType().isPrimitive();
        return named != null && (primitive || member.getType().isInstance(named))
                ? named
                : value(member.getGenericType(), member.getName(), of);
    }

    private static Object value(Type type, String name, Class<?> of) {
        if (type instanceof ParameterizedType list) {
            var item = list.getActualTypeArguments()[0];
            // What holds more of its own kind, such as the lines below a line, holds none here.
            return item.equals(of) ? List.of() : List.of(value(item, name, of));
        } else if (type instanceof Class<?> one && one.isEnum()) {
            return one.getEnumConstants()[0];
        } else if (type.equals(String.class)) {
            return name;
        }
        var known = VALUES.get(type);
        return known == null ? sample((Class<?>) type) : known;
    }
}
