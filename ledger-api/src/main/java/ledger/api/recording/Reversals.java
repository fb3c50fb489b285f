package ledger.api.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import ledger.api.problem.Body;
import ledger.api.security.Caller;
import ledger.core.plan.FactId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Đảo bút toán: every kind of fact is undone by the same request. */
@Component
public final class Reversals {

    private final Papers papers;
    private final Answers answers;

    Reversals(Papers papers, Answers answers) {
        this.papers = papers;
        this.answers = answers;
    }

    /** @param command makes the command that undoes the fact on a day */
    public ResponseEntity<Map<String, Object>> reverse(
            String id,
            byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale,
            BiFunction<FactId, LocalDate, Object> command)
            throws Exception {
        var fact = fact(id, caller, request);
        var asked = asked(json, caller, request);
        return answers.created(command.apply(fact, asked.effective()), asked, locale);
    }

    /** The same for a command that undoes several facts at once. */
    public ResponseEntity<Map<String, Object>> reverseAll(
            String id,
            byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale,
            BiFunction<FactId, LocalDate, Object> command)
            throws Exception {
        var fact = fact(id, caller, request);
        var asked = asked(json, caller, request);
        return answers.createdAll(command.apply(fact, asked.effective()), asked, locale);
    }

    private FactId fact(String id, Caller caller, HttpServletRequest request) {
        Asked.mustHaveKey(request);
        return papers.fact(id, caller);
    }

    private static Asked asked(byte[] json, Caller caller, HttpServletRequest request) {
        var body = Body.read(json);
        var asked = Asked.of(request, caller, body);
        body.done();
        return asked;
    }
}
