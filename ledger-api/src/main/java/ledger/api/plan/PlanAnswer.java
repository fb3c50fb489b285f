package ledger.api.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ledger.api.recording.Catalogue.Known;
import ledger.api.recording.Members;
import ledger.core.law.Circumstances;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import ledger.core.yearend.Phase;
import org.jspecify.annotations.Nullable;

/** An approved appendix as the members of an answer. */
final class PlanAnswer {

    private PlanAnswer() {}

    static Map<String, Object> header(Plan plan) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", plan.id().value());
        members.put("number", plan.number());
        members.put("date", plan.date().toString());
        members.put("fiscalYear", plan.fiscalYear());
        members.put("issuer", plan.issuer());
        members.put("fundingSource", plan.fundingSource());
        members.put("budgetHolder", agency(plan.budgetHolder()));
        members.put("currency", "VND");
        members.put("approvedTotal", plan.approvedTotal().dong());
        return members;
    }

    /** The head of a plan as it stands: in force, or withdrawn at an instant. */
    static Map<String, Object> header(Known known) {
        var members = header(known.plan());
        var withdrawal = known.withdrawal();
        members.put("amendments", known.amendments());
        members.put("status", withdrawal == null ? "IN_FORCE" : "WITHDRAWN");
        members.put("withdrawnAt", withdrawal == null ? null : Members.instant(withdrawal.recordedAt()));
        return members;
    }

    /**
     * The same with what its year takes today. What a command answers does not say so: it is answered alike on every day.
     */
    static Map<String, Object> header(Known known, Circumstances now) {
        var members = header(known);
        members.putAll(Members.phase(Phase.of(
                known.plan().fiscalYear(),
                known.closed(),
                now.today(),
                now.law().on(now.today()))));
        return members;
    }

    static Map<String, Object> whole(Known known) {
        var members = header(known);
        members.putAll(whole(known.plan()));
        return members;
    }

    static Map<String, Object> whole(Known known, Circumstances now) {
        var members = header(known, now);
        members.putAll(whole(known.plan()));
        return members;
    }

    static Map<String, Object> whole(Plan plan) {
        var members = header(plan);
        members.put(
                "sections",
                plan.sections().stream()
                        .map(section -> section(section, line -> Map.of()))
                        .toList());
        return members;
    }

    static Map<String, Object> agency(Agency agency) {
        var members = new LinkedHashMap<String, Object>();
        members.put("code", agency.code());
        members.put("name", agency.name());
        return members;
    }

    /** @param more what else is said of each leaf */
    static Map<String, Object> section(Section section, Function<Line, Map<String, Object>> more) {
        var members = new LinkedHashMap<String, Object>();
        members.put("code", section.code().value());
        members.put("kind", "SECTION");
        members.put("title", section.title());
        members.put("leadAgency", agency(section.leadAgency()));
        members.put("coordinating", section.coordinating());
        members.put("currency", "VND");
        members.put("amount", section.amount().dong());
        putIfThere(members, "time", section.time());
        putIfThere(members, "note", section.note());
        members.put(
                "lines",
                section.lines().stream().map(line -> tree(line, section, more)).toList());
        return members;
    }

    /** A line with the lines below it. */
    static Map<String, Object> tree(Line line, Section section, Function<Line, Map<String, Object>> more) {
        var members = line(line, section);
        members.putAll(more.apply(line));
        members.put(
                "lines",
                line.lines().stream().map(below -> tree(below, section, more)).toList());
        return members;
    }

    /** A line alone; what it inherits from its section stands in it and is named in {@code inherited}. */
    static Map<String, Object> line(Line line, Section section) {
        var inherited = new ArrayList<String>();
        if (line.leadAgency() == null) {
            inherited.add("leadAgency");
        }
        if (line.coordinating().isEmpty()) {
            inherited.add("coordinating");
        }
        var time = line.time();
        if (time == null && section.time() != null) {
            time = section.time();
            inherited.add("time");
        }
        var members = new LinkedHashMap<String, Object>();
        members.put("code", line.code().value());
        members.put("kind", line.leaf() ? "LEAF" : "PARENT");
        members.put("title", line.title());
        members.put("leadAgency", agency(line.ledBy(section)));
        members.put("coordinating", line.coordinatedBy(section));
        putIfThere(members, "unit", line.unit());
        putIfThere(members, "quantity", Members.quantity(line.quantity()));
        putIfThere(
                members,
                "unitPrice",
                line.unitPrice() == null ? null : line.unitPrice().dong());
        members.put("currency", "VND");
        members.put("amount", line.amount().dong());
        putIfThere(members, "time", time);
        putIfThere(members, "note", line.note());
        members.put("inherited", inherited);
        members.put(
                "portions",
                line.leaf() ? line.portions().stream().map(PlanAnswer::portion).toList() : List.of());
        return members;
    }

    private static Map<String, Object> portion(PortionShare share) {
        var members = new LinkedHashMap<String, Object>();
        members.put("period", share.portion().label());
        putIfThere(members, "quantity", Members.quantity(share.quantity()));
        members.put("amount", share.amount().dong());
        var origin = share.origin();
        if (origin != null) {
            var named = new LinkedHashMap<String, Object>();
            named.put("plan", origin.plan().value());
            named.put("line", origin.code().value());
            members.put("origin", named);
        }
        return members;
    }

    private static void putIfThere(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
