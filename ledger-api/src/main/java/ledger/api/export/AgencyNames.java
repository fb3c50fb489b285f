package ledger.api.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;

/** How a file writes the agencies of its plan: by name, and with the code where two bear the same name. */
final class AgencyNames {

    private final Map<Agency, String> written = new LinkedHashMap<>();

    AgencyNames(Plan plan) {
        var agencies = Stream.concat(
                        Stream.of(plan.budgetHolder()),
                        plan.sections().stream()
                                .flatMap(section -> Stream.concat(
                                        Stream.of(section.leadAgency()),
                                        section.lines().stream()
                                                .flatMap(Line::withDescendants)
                                                .map(Line::leadAgency)
                                                .filter(Objects::nonNull))))
                .distinct()
                .toList();
        for (var agency : agencies) {
            boolean alone = agencies.stream()
                    .noneMatch(other -> !other.equals(agency) && other.name().equals(agency.name()));
            written.put(agency, alone ? agency.name() : agency.name() + " (" + agency.code() + ")");
        }
    }

    String of(Agency agency) {
        return Objects.requireNonNull(written.get(agency));
    }

    /** Every agency once, in the order of the plan. */
    Map<Agency, String> all() {
        return written;
    }
}
