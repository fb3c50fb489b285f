package ledger.api.story;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import ledger.api.description.Promises;

/** Says what is wrong with the answer to a bad request: it is never the ledger's fault, and nothing came of it. */
final class Verdict {

    /** What only somebody who works on the program may see. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|org\\.(spring|axon|postgresql)|java\\.lang|tools\\.jackson|stack ?trace"
                    + "|select .* from (ledger|reading|app)\\.|insert into");

    private final Promises promises;
    private final LongSupplier recorded;

    /** @param recorded how many events there are */
    Verdict(Promises promises, LongSupplier recorded) {
        this.promises = promises;
        this.recorded = recorded;
    }

    /** What is wrong with the answer; empty when nothing is. */
    List<String> on(BadInput bad, String language, HttpResponse<String> answer, long recordedBefore) {
        var wrong = new ArrayList<String>();
        var status = answer.statusCode();
        if (status >= 500) {
            wrong.add("it is the ledger's fault: " + status + " " + answer.body());
        }
        if (status >= 400) {
            problem(language, answer, wrong);
        }
        if (INSIDE.matcher(answer.body()).find() && status >= 400 && !echoed(bad)) {
            wrong.add("it shows the inside: " + answer.body());
        }
        if ((status >= 400 || bad.recordsNothing()) && recorded.getAsLong() != recordedBefore) {
            wrong.add("something was recorded although " + status);
        }
        wrong.addAll(promises.broken(answer, answer.body()));
        return wrong;
    }

    /** What the sender wrote may come back as it was written. */
    private static boolean echoed(BadInput bad) {
        return INSIDE.matcher(bad.toString()).find();
    }

    private static void problem(String language, HttpResponse<String> answer, List<String> wrong) {
        var headers = answer.headers();
        var type = headers.firstValue("Content-Type").orElse("none");
        if (!type.equals("application/problem+json")) {
            wrong.add("no problem document: " + type + " " + answer.body());
        }
        if (!headers.firstValue("Content-Language").orElse("").equals(language)) {
            wrong.add("not in " + language + ": " + answer.body());
        }
    }
}
