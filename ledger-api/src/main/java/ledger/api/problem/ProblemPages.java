package ledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** {@code /problems/{code}}: what a problem means and what to do about it, for everyone. */
@Controller
class ProblemPages {

    private static final Words.Pair WORDS = Words.shared();

    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(@PathVariable String code, HttpServletRequest request) {
        return view(known(code), request);
    }

    @ResponseBody
    @GetMapping(
            path = {"/problems/{code}", "/api/v1/problems/{code}"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> json(@PathVariable String code, HttpServletRequest request) {
        var problem = known(code);
        var sentences = Sentences.in(Languages.of(request));
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "/problems/" + problem.code());
        members.put("code", problem.code());
        members.put("status", problem.status());
        members.put("title", sentences.title(problem));
        members.put("help", sentences.help(problem));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, sentences.locale().getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(members);
    }

    /** The page that a reader gets in place of the one that was asked for. */
    static ModelAndView page(Problem problem, HttpServletRequest request) {
        request.setAttribute(ProblemAnswer.ANSWERED, problem);
        var page = view(problem.code(), request);
        page.setStatus(HttpStatus.valueOf(problem.code().status()));
        var document = ProblemDocument.of(problem, Languages.of(request));
        page.addObject("detail", document.get("detail"));
        page.addObject("errors", problem.code() == ProblemCode.VALIDATION ? document.get("errors") : null);
        page.addObject("bare", bare(request));
        return page;
    }

    /** The same page without what its address asks for besides; null where it asks for nothing. */
    private static @Nullable String bare(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getQueryString() != null ? request.getRequestURI() : null;
    }

    private static ModelAndView view(ProblemCode code, HttpServletRequest request) {
        var sentences = Sentences.in(Languages.of(request));
        return new ModelAndView("problem")
                .addObject("say", WORDS.in(sentences.locale()))
                .addObject("chosen", Preferences.of(request))
                .addObject("code", code.code())
                .addObject("status", code.status())
                .addObject("title", sentences.title(code))
                .addObject("help", sentences.help(code))
                .addObject("detail", null)
                .addObject("errors", null)
                .addObject("bare", null);
    }

    private static ProblemCode known(String code) {
        return ProblemCode.of(code)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", code));
    }
}
