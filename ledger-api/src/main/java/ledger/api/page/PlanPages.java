package ledger.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Positions;
import ledger.api.store.EventLog;
import ledger.api.store.StoredEvent;
import ledger.core.plan.PlanId;
import ledger.projections.Snapshot;
import ledger.projections.plan.Appendices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The appendix of a plan as a page to read and to print, in the language of {@code ?lang=}, else of the browser. */
@Controller
class PlanPages {

    /** Nothing but the style sheet: no script, no form, no frame. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private final Appendices appendices;
    private final Snapshot snapshot;
    private final Positions positions;
    private final EventLog log;

    PlanPages(Appendices appendices, Snapshot snapshot, Positions positions, EventLog log) {
        this.appendices = appendices;
        this.snapshot = snapshot;
        this.positions = positions;
        this.log = log;
    }

    /** The only plan, or the list of them. */
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView plans(
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        positions.await(request);
        var headers = appendices.headers(false);
        if (headers.value().size() == 1) {
            var address = UriComponentsBuilder.fromPath("/plans/{plan}");
            if (lang != null) {
                address.queryParam("lang", Words.in(locale(lang, request)).language());
            }
            return new ModelAndView("redirect:"
                    + address.encode()
                            .buildAndExpand(headers.value().get(0).plan())
                            .toUriString());
        }
        return page("plans", headers.position(), locale(lang, request), response)
                .addObject("plans", headers.value());
    }

    /** @throws Problem {@code not-found} for an unknown plan */
    @GetMapping(path = "/plans/{plan}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView plan(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        positions.await(request);
        if (!PlanId.valid(plan)) {
            throw unknown(plan);
        }
        var read = snapshot.read(reading -> PlanReading.of(reading, new PlanId(plan)));
        var shown = read.value().orElseThrow(() -> unknown(plan));
        return page("plan", read.position(), locale(lang, request), response)
                .addObject("plan", shown.appendix().header())
                .addObject("rows", shown.rows())
                .addObject("total", shown.lines().total())
                .addObject("summands", shown.summands())
                .addObject("agencies", shown.agencies().items())
                .addObject("carried", shown.carriedOver());
    }

    private ModelAndView page(String template, long position, Locale locale, HttpServletResponse response) {
        var words = Words.in(locale);
        response.setHeader("Content-Security-Policy", CONTENT);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, words.language());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(Positions.LEDGER_POSITION, Long.toString(position));
        return new ModelAndView(template)
                .addObject("say", words)
                .addObject("position", position)
                .addObject(
                        "recorded",
                        log.at(position).map(StoredEvent::recordedAt).orElse(null));
    }

    private static Locale locale(@Nullable String lang, HttpServletRequest request) {
        if (lang == null || !(lang.equals("vi") || lang.equals("en"))) {
            return Languages.of(request);
        }
        return Locale.forLanguageTag(lang);
    }

    private static Problem unknown(String plan) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", plan);
    }
}
