package ledger.api.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.recording.Catalogue;
import ledger.api.security.AgencyCodes;
import ledger.core.plan.Agency;
import ledger.core.plan.PlanId;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.projections.plan.Appendices;
import ledger.projections.plan.Appendix.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agencies that the plans in force name, and those that others took over from. */
@Component
final class KnownAgencies implements AgencyCodes {

    private final Catalogue catalogue;
    private final Appendices appendices;

    KnownAgencies(Catalogue catalogue, Appendices appendices) {
        this.catalogue = catalogue;
        this.appendices = appendices;
    }

    /**
     * @param position what the registers had seen
     * @param plans the plans in force
     */
    record Listing(long position, List<PlanId> plans, List<Entry> entries) {

        Optional<Agency> find(String code) {
            return entries.stream()
                    .map(Entry::agency)
                    .filter(agency -> agency.code().equals(code))
                    .findFirst();
        }
    }

    /** @param successor who took over from it; null while it leads or holds something itself */
    record Entry(Agency agency, @Nullable Agency successor) {}

    /** Whoever was succeeded is not: nobody acts for it any more. */
    @Override
    public Set<String> acting() {
        return list().entries().stream()
                .filter(entry -> entry.successor() == null)
                .map(entry -> entry.agency().code())
                .collect(Collectors.toSet());
    }

    Listing list() {
        var headers = appendices.headers(false);
        var plans = headers.value().stream().map(Header::plan).toList();
        var active = new LinkedHashMap<String, Agency>();
        var gone = new LinkedHashMap<String, AgencySucceeded>();
        for (var plan : plans) {
            var known = catalogue.current(plan);
            Stream.concat(Stream.of(known.plan().budgetHolder()), known.plan().agencies())
                    .forEach(agency -> active.putIfAbsent(agency.code(), agency));
            known.successions()
                    .forEach(succeeded -> gone.put(succeeded.predecessor().code(), succeeded));
        }
        var entries = new ArrayList<Entry>();
        active.values().forEach(agency -> entries.add(new Entry(agency, null)));
        gone.values().stream()
                .filter(succeeded -> !active.containsKey(succeeded.predecessor().code()))
                .forEach(succeeded -> entries.add(new Entry(succeeded.predecessor(), succeeded.successor())));
        return new Listing(headers.position(), plans.stream().map(PlanId::new).toList(), entries);
    }
}
