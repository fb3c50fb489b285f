package ledger.api.page.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ledger.api.importing.Intake;
import ledger.api.page.Frame;
import ledger.api.problem.Body;
import ledger.api.problem.KnownProblems;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Commands;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.store.StoredEvent;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.Dimension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Đã nhập: what a file was recorded as, what comes next, and how all of it is undone. */
@Controller
@RequestMapping(path = "/imports/{id}", produces = MediaType.TEXT_HTML_VALUE)
class RecordedPages {

    private static final String WITHDRAWALS = "withdrawals";

    private final Intake intake;
    private final Catalogue catalogue;
    private final NamedCommands names;
    private final Commands commands;
    private final BalanceSheet balances;
    private final Positions positions;
    private final KnownProblems problems;
    private final OtherDoors doors;
    private final Frame frame;

    RecordedPages(
            Intake intake,
            Catalogue catalogue,
            NamedCommands names,
            Commands commands,
            BalanceSheet balances,
            Positions positions,
            KnownProblems problems,
            OtherDoors doors,
            Frame frame) {
        this.intake = intake;
        this.catalogue = catalogue;
        this.names = names;
        this.commands = commands;
        this.balances = balances;
        this.positions = positions;
        this.problems = problems;
        this.doors = doors;
        this.frame = frame;
    }

    /**
     * What the file was recorded as.
     *
     * @param first the event that says so
     * @param last position of the recording
     * @param lines how many hold money
     * @param allocated how much of it is allocated by now, in đồng
     */
    public record Recorded(Plan plan, StoredEvent first, long last, long lines, long allocated) {}

    /**
     * The form on which the recording is undone.
     *
     * @param key by which it is undone once
     */
    public record Undoing(String day, String reason, String key) {}

    /** @throws Problem {@code not-found} when the file was not recorded, or is not any more */
    @GetMapping({"/recorded", "/withdrawal"})
    ModelAndView recorded(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        var recorded = recorded(id);
        var day = recorded.plan().date().toString();
        return page(id, recorded, new Undoing(day, "", UUID.randomUUID().toString()), List.of(), request, response);
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var recorded = recorded(id);
        var undoing = new Undoing(text(request, "effectiveDate"), text(request, "reason"), text(request, "key"));
        try {
            var plan = recorded.plan().id();
            commands.record(
                    names.read(Body.read(naming(undoing)), plan, route -> true, Body::enclosed, caller),
                    request,
                    Languages.of(request));
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath("/imports/{id}")
                            .queryParam("withdrawn", "{plan}")
                            .encode()
                            .buildAndExpand(id, plan.value())
                            .toUriString());
        } catch (Exception thrown) {
            var problem = problems.of(thrown).orElseThrow(() -> thrown);
            var complaints = Complaints.of(problem, ImportPages.WORDS.in(Languages.of(request)));
            var page = page(id, recorded, undoing, complaints, request, response);
            page.setStatus(HttpStatus.valueOf(problem.code().status()));
            return page;
        }
    }

    private static String naming(Undoing undoing) {
        var naming = JsonMapper.shared().createObjectNode().put("command", WITHDRAWALS);
        var body = naming.putObject("body");
        Map.of("effectiveDate", undoing.day(), "reason", undoing.reason()).forEach((member, text) -> {
            if (!text.isBlank()) {
                body.put(member, text);
            }
        });
        return naming.toString();
    }

    private Recorded recorded(String id) throws InterruptedException {
        var stored = intake.recorded(id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", id));
        var last = stored.get(stored.size() - 1).position();
        positions.await(last);
        var plan = catalogue.current(stored.get(0).stream()).plan();
        var lines = plan.sections().stream()
                .flatMap(section -> section.lines().stream())
                .flatMap(Line::withDescendants)
                .filter(Line::leaf)
                .count();
        var total = balances.by(plan.id(), Dimension.SECTION).value().total();
        return new Recorded(plan, stored.get(0), last, lines, total.allocated());
    }

    private ModelAndView page(
            String id,
            Recorded recorded,
            Undoing undoing,
            List<Complaints.Complaint> wrong,
            HttpServletRequest request,
            HttpServletResponse response) {
        var caller = Caller.of(request);
        var plan = recorded.plan().id();
        return frame.page(ImportPages.WORDS, "import-recorded", plan.value(), recorded.last(), request, response)
                .addObject("id", id)
                .addObject("recorded", recorded)
                .addObject("undoing", undoing)
                .addObject("wrong", wrong)
                .addObject("allocates", open(plan, "allocations", caller))
                .addObject("withdraws", open(plan, WITHDRAWALS, caller));
    }

    private boolean open(PlanId plan, String command, Caller caller) {
        return doors.open(Answers.API + "/plans/" + plan.value() + "/" + command, caller);
    }

    private static String text(HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        return text == null ? "" : text;
    }
}
