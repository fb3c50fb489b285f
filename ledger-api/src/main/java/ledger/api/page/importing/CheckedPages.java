package ledger.api.page.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import ledger.api.importing.Agencies;
import ledger.api.importing.Intake;
import ledger.api.importing.Intake.Seen;
import ledger.api.page.Frame;
import ledger.api.problem.KnownProblems;
import ledger.api.problem.Languages;
import ledger.api.recording.Catalogue;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.store.EventLog;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Kiểm tra: what was found in a file beside what stands there, and the form on which it is confirmed. */
@Controller
@RequestMapping(path = "/imports/{id}", produces = MediaType.TEXT_HTML_VALUE)
class CheckedPages {

    private static final Words.Pair WORDS = ImportPages.WORDS;

    /** How soon a browser asks again how far a check has come, in seconds. */
    private static final String SOON = "2";

    private final Intake intake;
    private final Catalogue catalogue;
    private final KnownProblems problems;
    private final OtherDoors doors;
    private final EventLog log;
    private final Frame frame;

    CheckedPages(
            Intake intake, Catalogue catalogue, KnownProblems problems, OtherDoors doors, EventLog log, Frame frame) {
        this.intake = intake;
        this.catalogue = catalogue;
        this.problems = problems;
        this.doors = doors;
        this.log = log;
        this.frame = frame;
    }

    /**
     * Also in another language or anew, after a confirmation that was refused.
     *
     * @param withdrawn the plan that this file was recorded as until now; null when it was none
     */
    @GetMapping({"", "/confirmation"})
    ModelAndView checked(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String withdrawn,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        var underWay = intake.underWay(id);
        if (underWay.isPresent()) {
            response.setHeader("Refresh", SOON);
            return frame.page(WORDS, "import-under-way", null, log.head(), request, response)
                    .addObject("progress", underWay.get());
        }
        var seen = intake.seen(id, null, Languages.of(request));
        var typed = Typed.read(seen.answer().plan(), say(request));
        return page(seen, typed, null, request, response).addObject("withdrawn", withdrawn(withdrawn));
    }

    @PostMapping("/confirmation")
    ModelAndView confirm(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var seen = intake.seen(id, null, Languages.of(request));
        var typed = Typed.of(request);
        var questions = Questions.of(seen.checked(), Languages.of(request));
        var answers = Answers.of(typed, questions, Typed.facts(seen.answer().plan(), say(request)));
        try {
            intake.confirm(id, answers.json(), caller, request, Languages.of(request));
            return new ModelAndView("redirect:/imports/" + seen.file().id() + "/recorded");
        } catch (Exception thrown) {
            var problem = problems.of(thrown).orElseThrow(() -> thrown);
            var complaints = Complaints.of(problem, typed, questions, answers, say(request));
            var page = page(seen, typed, complaints, request, response);
            page.setStatus(HttpStatus.valueOf(complaints.status()));
            return page;
        }
    }

    private ModelAndView page(
            Seen seen,
            Typed typed,
            @Nullable Complaints complaints,
            HttpServletRequest request,
            HttpServletResponse response) {
        var found = Found.ordered(seen.checked());
        var grid = Grid.of(seen.checked(), found);
        return frame.page(WORDS, "import-checked", null, log.head(), request, response)
                .addObject("seen", seen)
                .addObject("columns", Columns.of(seen.checked()))
                .addObject("grid", grid)
                .addObject("groups", Found.groups(found, grid, Languages.of(request)))
                .addObject("questions", Questions.of(seen.checked(), Languages.of(request)))
                .addObject("agencies", Agencies.known().all())
                .addObject("facts", Typed.FACTS)
                .addObject("typed", typed)
                .addObject("wrong", complaints)
                .addObject("confirms", confirms(seen, Caller.of(request)))
                .addObject("registered", intake.recorded(seen.answer().id()).isPresent())
                .addObject("withdrawn", null);
    }

    /** Whether there is anything for the caller to confirm. */
    private boolean confirms(Seen seen, Caller caller) {
        var path = ledger.api.recording.Answers.API + "/imports/" + seen.file().id() + "/confirmation";
        return seen.answer().status().equals("CHECKED") && doors.open(path, caller);
    }

    private @Nullable String withdrawn(@Nullable String plan) {
        return plan != null && catalogue.current(plan).withdrawal() != null ? plan : null;
    }

    private static Words say(HttpServletRequest request) {
        return WORDS.in(Languages.of(request));
    }
}
