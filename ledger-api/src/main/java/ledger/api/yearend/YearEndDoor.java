package ledger.api.yearend;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.Positions;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.core.law.Circumstances;
import ledger.core.yearend.Checklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is left of a year, what would lapse, what could be carried over, and what stands in the way of its closure. */
@RestController
class YearEndDoor {

    private final Catalogue catalogue;
    private final EventLog log;
    private final StoredEvents events;
    private final LoadedLaw law;

    YearEndDoor(Catalogue catalogue, EventLog log, StoredEvents events, LoadedLaw law) {
        this.catalogue = catalogue;
        this.log = log;
        this.events = events;
        this.law = law;
    }

    /** Read from the truth, so that it is what the commands of the year end find. */
    @GetMapping(Answers.API + "/plans/{plan}/year-end")
    ResponseEntity<Map<String, Object>> of(
            @PathVariable String plan, @RequestParam(required = false) @Nullable LocalDate on, Locale locale) {
        var books = YearBooks.read(plan, catalogue, log, events);
        var day = on == null ? LocalDate.now(Circumstances.ZONE) : on;
        var checklist =
                Checklist.of(books.plan(), books.lines(), day, law.current().law());
        return Positions.at(books.position(), ChecklistAnswer.of(books, checklist, locale));
    }
}
