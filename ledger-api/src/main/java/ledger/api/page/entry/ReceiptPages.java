package ledger.api.page.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import ledger.api.audit.EventSentences;
import ledger.api.page.Frame;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Catalogue;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.Positions;
import ledger.api.recording.Recording;
import ledger.api.recording.Recording.Entry;
import ledger.api.recording.StoredEvents;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.api.words.Words;
import ledger.core.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a form has recorded, to be read back, printed, undone or followed by the next one. */
@Controller
class ReceiptPages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.page.entry.messages");

    /** Events of one command that are listed; there can be thousands. */
    private static final int MOST = 500;

    private final EventLog log;
    private final StoredEvents events;
    private final Recording recording;
    private final NamedCommands names;
    private final Catalogue catalogue;
    private final Positions positions;
    private final Frame frame;

    ReceiptPages(
            EventLog log,
            StoredEvents events,
            Recording recording,
            NamedCommands names,
            Catalogue catalogue,
            Positions positions,
            Frame frame) {
        this.log = log;
        this.events = events;
        this.names = names;
        this.recording = recording;
        this.catalogue = catalogue;
        this.positions = positions;
        this.frame = frame;
    }

    /**
     * A fact as the page tells it; amounts in đồng.
     *
     * @param act the slug of the form on which the next one like it is filled in; null where there is none
     */
    public record Receipt(
            String id,
            long position,
            String sentence,
            String line,
            String reason,
            LocalDate day,
            long available,
            boolean reversible,
            @Nullable String act) {}

    /** @throws Problem {@code not-found}, {@code outside-agency} */
    @GetMapping(path = "/plans/{plan}/entry/recorded/{position:[1-9]\\d{0,17}}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView receipt(
            @PathVariable String plan,
            @PathVariable long position,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        positions.await(position);
        var last = log.at(position).orElseThrow(() -> unknown(position));
        var command = command(last);
        var facts = command.subList(Math.max(0, command.size() - MOST), command.size()).stream()
                .filter(stored -> events.payload(stored) instanceof Fact)
                .toList();
        if (facts.isEmpty()) {
            throw unknown(position);
        }
        var again = recording.again(facts);
        var entries = facts.stream().map(stored -> again.get(stored.position())).toList();
        for (var entry : entries) {
            var line = entry.recorded().fact().line();
            if (!line.plan().value().equals(plan)) {
                throw unknown(position);
            }
            // A line that is in no appendix any more is nobody's but of those who see all.
            caller.mustLead(catalogue.leadAgency(line).orElse(""), line);
        }
        var say = WORDS.in(Languages.of(request));
        return frame.page(WORDS, "entry-recorded", plan, position, request, response)
                .addObject(
                        "receipts",
                        entries.stream()
                                .map(entry -> receipt(entry, caller, say))
                                .toList())
                .addObject("plan", plan)
                .addObject("recorded", last)
                .addObject("more", command.size() > MOST);
    }

    /** The events that were recorded by the same command up to this one, at most one more than {@link #MOST}. */
    private List<StoredEvent> command(StoredEvent last) {
        var around = LongStream.rangeClosed(Math.max(1, last.position() - MOST), last.position())
                .toArray();
        return log.atPositions(around).stream()
                .filter(stored -> stored.commandId().equals(last.commandId()))
                .toList();
    }

    private Receipt receipt(Entry entry, Caller caller, Words say) {
        var fact = entry.recorded().fact();
        var stored = entry.stored();
        return new Receipt(
                fact.id().toString(),
                stored.position(),
                EventSentences.of(fact, stored.type(), stored.envelope().actor(), say.locale()),
                fact.line().code().value(),
                stored.envelope().reason(),
                fact.effective(),
                entry.recorded().balanceAfter().available().dong(),
                names.takes(Act.REVERSE.command(), fact, caller),
                Act.thatRecorded(fact).map(Act::slug).orElse(null));
    }

    private static Problem unknown(long position) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", position);
    }
}
