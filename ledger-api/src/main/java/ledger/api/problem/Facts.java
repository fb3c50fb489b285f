package ledger.api.problem;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import ledger.core.Refusal;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;

/** Facts as members of a JSON document. */
public final class Facts {

    private Facts() {}

    /** The components of a record by name, as values of the domain; none of anything else. */
    public static Map<String, Object> of(Object record) {
        var components = new LinkedHashMap<String, Object>();
        var type = record.getClass();
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                // Where it stands in the request is not a fact of it.
                if (!component.getName().equals("pointer")) {
                    components.put(component.getName(), value(component, record));
                }
            }
        }
        return components;
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Values of the domain by name, as JSON values; {@code currency} is added when money is among them. */
    public static Map<String, Object> json(Map<String, ?> facts) {
        var members = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> put(members, name, value));
        if (facts.values().stream().anyMatch(Money.class::isInstance)) {
            members.put("currency", "VND");
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value instanceof LineId line && name.equals("line")) {
            members.put("planId", line.plan().value());
            members.put("lineCode", line.code().value());
        } else if (value instanceof LineCode code && name.equals("line")) {
            members.put("lineCode", code.value());
        } else if (value instanceof PlanId plan && name.equals("plan")) {
            members.put("planId", plan.value());
        } else {
            members.put(name, json(value));
        }
    }

    private static @Nullable Object json(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Money money) {
            return money.dong();
        } else if (value instanceof Quantity quantity) {
            return quantity.count();
        } else if (value instanceof Iterable<?> list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(Facts::json)
                    .toList();
        } else if (value instanceof Map<?, ?> map) {
            var members = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> members.put(name.toString(), json(member)));
            return members;
        } else if (value instanceof Refusal.Part) {
            return json(of(value));
        } else {
            // Ids, codes, portions, dates and enums all write themselves the way they are read.
            return value.toString();
        }
    }
}
