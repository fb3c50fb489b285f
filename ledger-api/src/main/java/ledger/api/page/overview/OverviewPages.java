package ledger.api.page.overview;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import ledger.api.live.Latest;
import ledger.api.page.Frame;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.api.report.Courses;
import ledger.api.report.Deadline;
import ledger.api.report.Deadlines;
import ledger.api.security.Caller;
import ledger.api.words.Words;
import ledger.core.law.Circumstances;
import ledger.core.plan.PlanId;
import ledger.projections.Moment;
import ledger.projections.Snapshot;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Tổng quan: how a plan stands, for those who look and do not record. */
@Controller
class OverviewPages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.page.overview.messages");
    private static final int LATEST = 10;

    private final Snapshot snapshot;
    private final Positions positions;
    private final Catalogue catalogue;
    private final Courses courses;
    private final Deadlines deadlines;
    private final Latest latest;
    private final Frame frame;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    OverviewPages(
            Snapshot snapshot,
            Positions positions,
            Catalogue catalogue,
            Courses courses,
            Deadlines deadlines,
            Latest latest,
            Frame frame) {
        this.snapshot = snapshot;
        this.positions = positions;
        this.catalogue = catalogue;
        this.courses = courses;
        this.deadlines = deadlines;
        this.latest = latest;
        this.frame = frame;
    }

    /** @throws Problem {@code not-found} for an unknown plan */
    @GetMapping(path = "/plans/{plan}/overview", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView overview(
            @PathVariable String plan, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        positions.await(request);
        if (!PlanId.valid(plan)) {
            throw unknown(plan);
        }
        var id = new PlanId(plan);
        var read = snapshot.read(reading -> PlanState.of(reading, id));
        var state = read.value().orElseThrow(() -> unknown(plan));
        // The appendix of that very state: its times say what was planned.
        var known = catalogue.asOf(plan, new Moment(null, read.position())).orElseThrow(() -> unknown(plan));
        var course = courses.of(known.plan(), state.days());
        var say = WORDS.in(Languages.of(request));
        var due = deadlines.of(state.header().fiscalYear(), say.locale());
        return frame.page(WORDS, "overview", plan, read.position(), request, response)
                .addObject("plan", state.header())
                .addObject("total", state.total())
                .addObject("figures", Figure.of(state.total(), say))
                .addObject("course", course)
                .addObject("reached", course.reached().orElse(null))
                .addObject("agencies", Bar.of(state.agencies()))
                .addObject("sections", Bar.of(state.sections()))
                .addObject("deadlines", due)
                .addObject("sources", sources(due))
                .addObject("today", LocalDate.now(clock))
                .addObject("latest", latest.of(id, read.position(), LATEST, caller, say.locale()))
                .addObject("most", LATEST);
    }

    private static String sources(List<Deadline> deadlines) {
        return deadlines.stream().map(Deadline::source).distinct().collect(Collectors.joining("; "));
    }

    private static Problem unknown(String plan) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", plan);
    }
}
