package ledger.api.page.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ledger.api.approval.Submitting;
import ledger.api.page.Frame;
import ledger.api.problem.Body;
import ledger.api.problem.FieldError;
import ledger.api.problem.KnownProblems;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Commands;
import ledger.api.recording.NamedCommands;
import ledger.api.recording.NamedCommands.Named;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.api.words.Words;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Ghi sổ: what is recorded is filled in here, looked at before it counts, and sent once. */
@Controller
@RequestMapping(path = "/plans/{plan}/entry", produces = MediaType.TEXT_HTML_VALUE)
class EntryPages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.page.entry.messages");

    private final Catalogue catalogue;
    private final NamedCommands names;
    private final Commands commands;
    private final Submitting submitting;
    private final OtherDoors doors;
    private final KnownProblems problems;
    private final Beginnings beginnings;
    private final Forms forms;
    private final Frame frame;

    EntryPages(
            Catalogue catalogue,
            NamedCommands names,
            Commands commands,
            Submitting submitting,
            OtherDoors doors,
            KnownProblems problems,
            Beginnings beginnings,
            Forms forms,
            Frame frame) {
        this.catalogue = catalogue;
        this.names = names;
        this.commands = commands;
        this.submitting = submitting;
        this.doors = doors;
        this.problems = problems;
        this.beginnings = beginnings;
        this.forms = forms;
        this.frame = frame;
    }

    /** What a form is sent for. */
    private enum Wish {
        PREVIEW,
        POST,
        REQUEST
    }

    /** Which kinds of facts there are; a line that the address names goes on to the form. */
    @GetMapping
    ModelAndView acts(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String line,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var position = forms.position();
        return frame.page(WORDS, "entry-acts", catalogue.plan(plan).id().value(), position, request, response)
                .addObject("plan", plan)
                .addObject("line", line)
                .addObject("acts", beginnings.on(plan, caller));
    }

    @GetMapping("/{act}")
    ModelAndView form(
            @PathVariable String plan,
            @PathVariable String act,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = catalogue.current(plan).plan();
        var entered = entered(act, known.id(), request);
        forms.mustBeOpen(known.id(), entered, caller);
        return page(forms.begun(known, entered, caller, say(request)), known.id(), request, response)
                .addObject("begunBefore", request.getParameter("before") != null);
    }

    @PostMapping("/{act}")
    ModelAndView sent(
            @PathVariable String plan,
            @PathVariable String act,
            @RequestParam(name = "do", defaultValue = "POST") Wish wish,
            @RequestParam(required = false) @Nullable String fill,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = catalogue.current(plan).plan();
        var entered = entered(act, known.id(), request);
        if (fill != null) {
            return page(
                    forms.begun(known, entered.with(Field.AMOUNT.path(), fill), caller, say(request)),
                    known.id(),
                    request,
                    response);
        }
        var offered = forms.lines(known, entered, caller);
        var meant = entered.onLines(offered);
        try {
            if (wish == Wish.PREVIEW) {
                var attempt = commands.attempt(named(meant, known.id(), caller), request, locale(request));
                var effect = Effect.of(attempt.members());
                return page(
                        forms.tried(known, meant, offered, effect, caller, say(request)),
                        known.id(),
                        request,
                        response);
            }
            var answer = wish == Wish.POST
                    ? commands.record(named(meant, known.id(), caller), request, locale(request))
                    : requested(meant, known.id(), caller, request);
            return new ModelAndView("redirect:" + receipt(known.id(), answer));
        } catch (Exception thrown) {
            var problem = problems.of(thrown).orElseThrow(() -> unknown(thrown));
            var refusal = Refusal.of(problem, meant, say(request));
            var page = page(
                    forms.refused(known, meant, offered, refusal, wish == Wish.PREVIEW, caller, say(request)),
                    known.id(),
                    request,
                    response);
            if (wish != Wish.PREVIEW) {
                page.setStatus(HttpStatus.valueOf(problem.code().status()));
            }
            return page;
        }
    }

    private static IllegalStateException unknown(Exception thrown) {
        return new IllegalStateException(thrown);
    }

    private Named named(Entered entered, PlanId plan, Caller caller) {
        return names.read(Body.read(entered.naming()), plan, route -> true, Body::enclosed, caller);
    }

    private ResponseEntity<Map<String, Object>> requested(
            Entered entered, PlanId plan, Caller caller, HttpServletRequest request) throws Exception {
        Asked.mustHaveKey(request);
        if (entered.replaces() != null) {
            // A request says nothing of what is to be undone, which would stand beside what replaces it.
            throw Problem.validation(FieldError.notOneOf("do", List.of("POST", "PREVIEW")));
        }
        var asking = doors.through(Answers.API + "/requests", caller);
        return submitting.submit(Body.read(EntryBody.asking(plan, entered)), asking, request, locale(request));
    }

    /** Where it is read what was recorded, by the last event of it. */
    private static String receipt(PlanId plan, ResponseEntity<?> answer) {
        return UriComponentsBuilder.fromPath("/plans/{plan}/entry/recorded/{position}")
                .encode()
                .buildAndExpand(plan.value(), answer.getHeaders().getFirst(Positions.LEDGER_POSITION))
                .toUriString();
    }

    private static Entered entered(String slug, PlanId plan, HttpServletRequest request) {
        var act =
                Act.of(slug).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", slug));
        var entered = Entered.of(act, request);
        if (act.mustHaveTarget() && !entered.onFact()) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", slug);
        }
        Stream.of(entered.target(), entered.replaces())
                .filter(Objects::nonNull)
                .forEach(fact -> mustStandOn(plan, fact));
        return entered;
    }

    private static void mustStandOn(PlanId plan, String fact) {
        if (FactId.read(fact).filter(id -> id.line().plan().equals(plan)).isEmpty()) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", fact);
        }
    }

    private ModelAndView page(Form form, PlanId plan, HttpServletRequest request, HttpServletResponse response) {
        return frame.page(WORDS, "entry", plan.value(), form.position(), request, response)
                .addObject("form", form);
    }

    private static Words say(HttpServletRequest request) {
        return WORDS.in(locale(request));
    }

    private static Locale locale(HttpServletRequest request) {
        return Languages.of(request);
    }
}
