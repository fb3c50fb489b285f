package ledger.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ledger.api.problem.Languages;
import ledger.api.problem.Preferences;
import ledger.api.recording.Answers;
import ledger.api.recording.Positions;
import ledger.api.report.Deadlines;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.api.words.Words;
import ledger.projections.plan.Appendices;
import ledger.projections.plan.Appendix.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands around every page: who is signed in, which plan, where else to go, and up to which event it is told. */
@Component
public final class Frame {

    private final Appendices appendices;
    private final EventLog log;
    private final OtherDoors doors;
    private final Deadlines deadlines;

    Frame(Appendices appendices, EventLog log, OtherDoors doors, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.appendices = appendices;
        this.log = log;
        this.doors = doors;
    }

    /**
     * What the frame of one page shows.
     *
     * @param plan the plan that the page is about; null when it is about none
     * @param plans all plans in force
     * @param deadlines how many reports on the plan fall due within the next thirty days
     * @param position of the ledger, as the page shows it
     * @param recorded when that event was recorded; null while there is none
     */
    public record View(
            Caller caller,
            @Nullable Header plan,
            List<Header> plans,
            List<Way> ways,
            long deadlines,
            long position,
            @Nullable Instant recorded) {}

    /**
     * A way to another page.
     *
     * @param name of the page, which is a key of the words
     * @param key the digit that goes there together with Alt
     * @param current whether the page is on this way
     */
    public record Way(String name, String address, int key, boolean current) {}

    /**
     * A page in its frame.
     *
     * @param words of the page
     * @param plan the id of the plan that it is about; null when it is about none
     * @param position that it shows
     */
    public ModelAndView page(
            Words.Pair words,
            String template,
            @Nullable String plan,
            long position,
            HttpServletRequest request,
            HttpServletResponse response) {
        var caller = Caller.of(request);
        var plans = appendices.headers(false).value();
        var about = plans.stream()
                .filter(one -> one.plan().equals(plan))
                .findFirst()
                .orElse(null);
        response.setHeader(Positions.LEDGER_POSITION, Long.toString(position));
        return new ModelAndView(template)
                .addObject("say", words.in(Languages.of(request)))
                .addObject("chosen", Preferences.of(request))
                .addObject(
                        "frame",
                        new View(
                                caller,
                                about,
                                plans,
                                ways(plan, caller, request.getRequestURI()),
                                about == null ? 0 : deadlines.near(about),
                                position,
                                log.at(position).map(StoredEvent::recordedAt).orElse(null)));
    }

    /** The ways that are open to the caller; the longest address that the page's own begins with is the current one. */
    private List<Way> ways(@Nullable String plan, Caller caller, String here) {
        var ways = new ArrayList<Way>();
        if (plan != null) {
            var address = UriComponentsBuilder.fromPath("/plans/{plan}")
                    .encode()
                    .buildAndExpand(plan)
                    .toUriString();
            ways.add(new Way("overview", address + "/overview", 1, false));
            ways.add(new Way("appendix", address, 2, false));
            if (records(plan, caller)) {
                ways.add(new Way("entry", address + "/entry", 3, false));
            }
        }
        if (doors.open(Answers.API + "/imports", caller)) {
            ways.add(new Way("import", "/imports", 4, false));
        }
        var current = ways.stream()
                .filter(way -> here.startsWith(way.address()))
                .max(Comparator.comparingInt(way -> way.address().length()))
                .orElse(null);
        return ways.stream()
                .map(way -> new Way(way.name(), way.address(), way.key(), way == current))
                .toList();
    }

    /** Whether the caller may record anything on a plan. */
    private boolean records(String plan, Caller caller) {
        var path = Answers.API + "/plans/" + plan;
        return doors.open(path + "/commitments", caller) || doors.open(path + "/allocations", caller);
    }
}
