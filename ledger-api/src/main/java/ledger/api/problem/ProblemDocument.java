package ledger.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A problem in words: the members of its document, in the order of RFC 9457. */
public final class ProblemDocument {

    private ProblemDocument() {}

    /** The document in the reader's language. */
    public static Map<String, Object> of(Problem problem, Locale locale) {
        var sentences = Sentences.in(locale);
        var code = problem.code();
        var known = new LinkedHashMap<String, Object>(problem.facts());
        known.put("errors", problem.errors().size());

        var document = new LinkedHashMap<String, Object>();
        document.put("type", "/problems/" + code.code());
        document.put("title", sentences.title(problem.rule(), code));
        document.put("status", code.status());
        document.put("detail", sentences.detail(problem.rule(), known).orElseGet(() -> sentences.help(code)));
        Facts.json(problem.facts()).forEach(document::putIfAbsent);
        if (!problem.errors().isEmpty()) {
            document.put("errors", errors(problem, sentences));
        }
        return document;
    }

    private static List<Map<String, Object>> errors(Problem problem, Sentences sentences) {
        return problem.errors().stream()
                .map(error -> {
                    var members = new LinkedHashMap<String, Object>();
                    if (error.pointer() != null) {
                        members.put("pointer", error.pointer());
                    }
                    members.put("code", error.code());
                    sentences.detail(error.code(), error.facts()).ifPresent(detail -> members.put("detail", detail));
                    Facts.json(error.facts()).forEach(members::putIfAbsent);
                    return (Map<String, Object>) members;
                })
                .toList();
    }
}
