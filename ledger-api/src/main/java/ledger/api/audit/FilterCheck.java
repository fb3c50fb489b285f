package ledger.api.audit;

import java.util.Map;
import ledger.api.recording.Catalogue;
import ledger.api.store.ShortNames;
import ledger.projections.journal.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells mistakes in what is asked for from answers: a plan that is not there has no events, and that would look like a finding. */
@Component
final class FilterCheck {

    private final Catalogue catalogue;
    private final ShortNames types;

    FilterCheck(Catalogue catalogue, ShortNames types) {
        this.catalogue = catalogue;
        this.types = types;
    }

    /** Takes what is wrong, by the name of the condition. */
    @FunctionalInterface
    interface Complaints {

        void add(String condition, String code, Map<String, ?> facts);
    }

    /** Finds conditions that no event could ever meet. */
    void check(Filter filter, Complaints complaints) {
        if (filter.plan() != null && catalogue.registered(filter.plan()).isEmpty()) {
            complaints.add("plan", "unknown-plan", Map.of("planId", filter.plan()));
        }
        if (filter.type() != null && !types.all().contains(filter.type())) {
            complaints.add("type", "unknown-event-type", Map.of("eventType", filter.type()));
        }
        inOrder("from", filter.from(), "to", filter.to(), complaints);
        inOrder("recordedFrom", filter.recordedFrom(), "recordedTo", filter.recordedTo(), complaints);
        inOrder("amountFrom", filter.amountFrom(), "amountTo", filter.amountTo(), complaints);
    }

    private static <T extends Comparable<? super T>> void inOrder(
            String first, @Nullable T from, String last, @Nullable T to, Complaints complaints) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            complaints.add(first, "behind-its-end", Map.of("end", last));
        }
    }
}
