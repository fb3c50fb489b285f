package ledger.api.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.api.importing.CheckedImports.Kept;
import ledger.api.importing.ConfirmationBody.Amendment;
import ledger.api.importing.Confirming.Confirmed;
import ledger.api.plan.AmendmentDraft;
import ledger.api.problem.FieldError;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Catalogue.Known;
import ledger.api.recording.Commands;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.IdempotencyKey;
import ledger.api.store.StoredEvent;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The plans in force beside the files that restate them. */
@Component
final class AmendedPlans {

    private final Catalogue catalogue;
    private final EventLog log;
    private final StoredEvents events;
    private final Commands commands;
    private final CheckedImports imports;

    AmendedPlans(Catalogue catalogue, EventLog log, StoredEvents events, Commands commands, CheckedImports imports) {
        this.catalogue = catalogue;
        this.log = log;
        this.events = events;
        this.commands = commands;
        this.imports = imports;
    }

    /**
     * An appendix of a plan and the file it was read from.
     *
     * @param amendment its number; 0 for the first appendix
     */
    record Read(int amendment, Source source, StoredEvent stored) {}

    /** The appendices of a plan that were read from files, the latest last. */
    List<Read> files(PlanId plan) {
        var files = new ArrayList<Read>();
        for (var stored : log.stream(plan.value(), Long.MAX_VALUE)) {
            var event = events.payload(stored);
            if (event instanceof PlanRegistered first && first.source() != null) {
                files.add(new Read(0, first.source(), stored));
            } else if (event instanceof PlanAmended amended && amended.source() != null) {
                files.add(new Read(amended.number(), amended.source(), stored));
            }
        }
        return files;
    }

    /**
     * The answer with what the file would change of a plan.
     *
     * @param named the plan that the reader names; null for the one whose id the file proposes, if it is in force
     * @throws Problem {@code not-found} when the reader names no plan, {@code validation} when it is one of another year
     */
    ImportAnswer compared(ImportAnswer answer, CheckedAppendix checked, String sha256, @Nullable String named) {
        var found = named == null ? proposed(checked) : Optional.of(inForce(named, checked));
        return found.map(known -> compared(answer, checked, sha256, known.plan()))
                .orElse(answer);
    }

    private static ImportAnswer compared(ImportAnswer answer, CheckedAppendix checked, Plan plan) {
        var read = AppendixImport.confirm(
                checked, Confirmation.accepting(plan.id().value()).amending(plan));
        return answer.amending(
                plan.id(), read instanceof Confirmed one ? new AmendedAppendix(plan, one.plan()).changes() : null);
    }

    private ImportAnswer compared(ImportAnswer answer, CheckedAppendix checked, String sha256, Plan plan) {
        var compared = compared(answer, checked, plan);
        return files(plan.id()).stream()
                .filter(file -> file.amendment() > 0 && file.source().sha256().equals(sha256))
                .reduce((one, later) -> later)
                .map(file -> compared.alreadyImported(plan.id(), file.stored().recordedAt()))
                .orElse(compared);
    }

    private Optional<Known> proposed(CheckedAppendix checked) {
        var id = checked.plan().proposedId();
        return id == null || !PlanId.valid(id) || log.stream(id, 0).isEmpty()
                ? Optional.empty()
                : Optional.of(catalogue.current(id)).filter(known -> known.withdrawal() == null);
    }

    /**
     * The plan that a file amends.
     *
     * @throws Problem {@code not-found}, or {@code validation} when the file is of another year
     */
    Known inForce(String id, CheckedAppendix checked) {
        var known = catalogue.current(id);
        var year = checked.plan().fiscalYear();
        if (year != null && year != known.plan().fiscalYear()) {
            var facts = Map.of("planId", id, "year", known.plan().fiscalYear(), "read", year);
            throw Problem.validation(new FieldError("/planId", "other-year", facts));
        }
        return known;
    }

    /** Records the file as an amendment, once for each plan and decision. */
    ResponseEntity<Map<String, Object>> amend(
            Kept file, Plan read, Known inForce, Amendment amendment, HttpServletRequest request, Caller caller)
            throws Exception {
        var decision = amendment.decision();
        var place = String.join(
                " ",
                "import",
                file.sha256(),
                "amends",
                inForce.plan().id().value(),
                decision.date().toString(),
                decision.number());
        var asked = Asked.of(
                request, caller, amendment.effective(), amendment.reason(), new IdempotencyKey(place, file.sha256()));
        imports.keep(file, caller.account());
        var amended = new AmendedAppendix(inForce.plan(), read).plan();
        var draft = AmendmentDraft.of(amended, inForce, decision, new Source(file.name(), file.sha256()));
        return commands.record(draft, asked, Languages.of(request));
    }
}
