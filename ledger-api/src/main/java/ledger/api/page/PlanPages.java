package ledger.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Positions;
import ledger.api.words.Words;
import ledger.core.plan.PlanId;
import ledger.projections.Snapshot;
import ledger.projections.plan.Appendices;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The plans, and the appendix of each, to read and to print. */
@Controller
class PlanPages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.page.messages");

    private final Appendices appendices;
    private final Snapshot snapshot;
    private final Positions positions;
    private final Frame frame;

    PlanPages(Appendices appendices, Snapshot snapshot, Positions positions, Frame frame) {
        this.appendices = appendices;
        this.snapshot = snapshot;
        this.positions = positions;
        this.frame = frame;
    }

    /** The only plan, or the list of them. */
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView plans(HttpServletRequest request, HttpServletResponse response) throws InterruptedException {
        positions.await(request);
        var headers = appendices.headers(false);
        if (headers.value().size() == 1) {
            var address = UriComponentsBuilder.fromPath("/plans/{plan}").encode();
            return new ModelAndView("redirect:"
                    + address.buildAndExpand(headers.value().get(0).plan()).toUriString());
        }
        return frame.page(WORDS, "plans", null, headers.position(), request, response);
    }

    /** @throws Problem {@code not-found} for an unknown plan */
    @GetMapping(path = "/plans/{plan}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView plan(@PathVariable String plan, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        positions.await(request);
        if (!PlanId.valid(plan)) {
            throw unknown(plan);
        }
        var read = snapshot.read(reading -> PlanReading.of(reading, new PlanId(plan)));
        var shown = read.value().orElseThrow(() -> unknown(plan));
        return frame.page(WORDS, "plan", plan, read.position(), request, response)
                .addObject("plan", shown.appendix().header())
                .addObject("rows", shown.rows())
                .addObject("total", shown.lines().total())
                .addObject("summands", shown.summands())
                .addObject("agencies", shown.agencies().items())
                .addObject("carried", shown.carriedOver())
                .addObject("quantities", new Quantities(WORDS.in(Languages.of(request))));
    }

    private static Problem unknown(String plan) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", plan);
    }
}
