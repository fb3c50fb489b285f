package ledger.api.page.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.importing.Intake;
import ledger.api.page.Frame;
import ledger.api.problem.KnownProblems;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemAnswer;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemDocument;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.api.words.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Chọn tệp: an appendix is sent as a file, or pasted. */
@Controller
@RequestMapping(path = "/imports", produces = MediaType.TEXT_HTML_VALUE)
class ImportPages {

    static final Words.Pair WORDS = Words.bundle("ledger.api.page.importing.messages");

    private static final String FILE = "file";
    private static final String TABLE = "table";

    private final Intake intake;
    private final KnownProblems problems;
    private final EventLog log;
    private final Frame frame;

    ImportPages(Intake intake, KnownProblems problems, EventLog log, Frame frame) {
        this.intake = intake;
        this.problems = problems;
        this.log = log;
        this.frame = frame;
    }

    /**
     * Why a file was not taken.
     *
     * @param field in which it is wrong
     * @param details all that is wrong with it
     */
    public record Wrong(String field, List<String> details) {}

    /** What was larger than any file may be is sent here too, and comes without its body. */
    @GetMapping
    ModelAndView choose(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(ProblemAnswer.ANSWERED) instanceof Problem problem
                ? refused(FILE, problem, null, request, response)
                : page(null, null, request, response);
    }

    @PostMapping
    ModelAndView sent(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String table,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        var chosen = file != null
                && (!file.isEmpty()
                        || !String.valueOf(file.getOriginalFilename()).isEmpty());
        if (chosen != table.isBlank()) {
            var say = WORDS.in(Languages.of(request));
            var wrong = new Wrong(chosen ? TABLE : FILE, List.of(say.of(chosen ? "choose.both" : "choose.none")));
            var page = page(wrong, table, request, response);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
        try {
            var id = intake.receive(
                    bytes(chosen ? file : null, table), chosen ? name(file) : null, caller, Languages.of(request));
            return new ModelAndView("redirect:/imports/" + id);
        } catch (Exception thrown) {
            var problem = problems.of(thrown).orElseThrow(() -> thrown);
            return refused(chosen ? FILE : TABLE, problem, table, request, response);
        }
    }

    private static byte[] bytes(@Nullable MultipartFile file, String table) throws IOException {
        return file == null ? table.getBytes(StandardCharsets.UTF_8) : file.getBytes();
    }

    private static @Nullable String name(@Nullable MultipartFile file) {
        return file == null ? null : file.getOriginalFilename();
    }

    private ModelAndView refused(
            String field,
            Problem problem,
            @Nullable String table,
            HttpServletRequest request,
            HttpServletResponse response) {
        var page = page(new Wrong(field, details(problem, Languages.of(request))), table, request, response);
        page.setStatus(HttpStatus.valueOf(problem.code().status()));
        return page;
    }

    private static List<String> details(Problem problem, Locale locale) {
        if (problem.code() == ProblemCode.TOO_LARGE) {
            return List.of(WORDS.in(locale).of("choose.too-large"));
        }
        var document = ProblemDocument.of(problem, locale);
        return document.get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> String.valueOf(((Map<?, ?>) error).get("detail")))
                        .toList()
                : List.of(String.valueOf(document.get("detail")));
    }

    private ModelAndView page(
            @Nullable Wrong wrong, @Nullable String table, HttpServletRequest request, HttpServletResponse response) {
        return frame.page(WORDS, "import", null, log.head(), request, response)
                .addObject("wrong", wrong)
                .addObject("table", table);
    }
}
