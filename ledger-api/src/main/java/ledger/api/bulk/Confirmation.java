package ledger.api.bulk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import ledger.api.problem.KnownProblems;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemDocument;
import ledger.api.recording.Answers;
import ledger.api.recording.Asked;
import ledger.api.recording.FactAnswer;
import ledger.api.recording.Recording;
import ledger.api.security.Caller;
import ledger.api.store.Receipt;
import ledger.api.store.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records the rows of a checked file, each as a command of its own and under its own key, so that a confirmation that
 * broke off is simply repeated. They are handed over in the order of the file and decided in that order.
 */
@Component
final class Confirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);
    /** Rows handed over and not yet answered: enough for whole batches, far from filling the queue that others use, too. */
    private static final int IN_FLIGHT = 256;

    private final Recording recording;
    private final KnownProblems known;

    Confirmation(Recording recording, KnownProblems known) {
        this.recording = recording;
        this.known = known;
    }

    /**
     * What came of every row.
     *
     * @param position of the last fact; 0 when there is none
     * @param any whether something new was recorded
     */
    record Outcome(List<Map<String, Object>> rows, Map<String, Integer> totals, long position, boolean any) {}

    private record Sent(int index, CompletableFuture<Receipt> answer) {}

    /** What came of one row. */
    private sealed interface Result {
        record Skipped() implements Result {}

        record New(Recording.Entry entry) implements Result {}

        /** Recorded at an earlier time. */
        record Before(StoredEvent fact) implements Result {}

        record Failed(Problem problem) implements Result {}
    }

    Outcome record(List<CheckedRow> rows, HttpServletRequest request, Caller caller, Locale locale)
            throws InterruptedException {
        var results = new ArrayList<Result>(rows.size());
        var waiting = new ArrayDeque<Sent>();
        for (var row : rows) {
            var asking = row.asked();
            if (row.recorded() != null) {
                results.add(new Result.Before(row.recorded()));
            } else if (asking == null || row.row().failed()) {
                results.add(new Result.Skipped());
            } else {
                if (waiting.size() == IN_FLIGHT) {
                    take(waiting.remove(), results);
                }
                var asked = Asked.of(request, caller, asking.effective(), asking.reason(), row.key());
                waiting.add(new Sent(results.size(), recording.send(asking.command(), asked)));
                results.add(new Result.Skipped());
            }
        }
        while (!waiting.isEmpty()) {
            take(waiting.remove(), results);
        }
        return outcome(rows, results, locale);
    }

    private void take(Sent sent, List<Result> results) throws InterruptedException {
        results.set(sent.index(), result(sent.answer()));
    }

    private Result result(CompletableFuture<Receipt> answer) throws InterruptedException {
        try {
            var receipt = recording.await(answer);
            return receipt.replayed()
                    ? new Result.Before(Answers.last(receipt))
                    : new Result.New(recording.entries(receipt).get(0));
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception thrown) {
            return new Result.Failed(known.of(thrown).orElseGet(() -> bug(thrown)));
        }
    }

    private static Problem bug(Exception thrown) {
        LOG.error("a row of a file failed", thrown);
        return Problem.of(ProblemCode.INTERNAL);
    }

    private Outcome outcome(List<CheckedRow> rows, List<Result> results, Locale locale) {
        var before = recording.again(results.stream()
                .flatMap(result ->
                        result instanceof Result.Before replayed ? Stream.of(replayed.fact()) : Stream.empty())
                .toList());
        var answers = new ArrayList<Map<String, Object>>(rows.size());
        var totals = new TreeMap<String, Integer>(
                Map.of("recorded", 0, "refused", 0, "replayed", 0, "rows", rows.size(), "skipped", 0));
        long position = 0;
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var members = new LinkedHashMap<String, Object>();
            members.put("row", rows.get(i).row().cells.number());
            members.put("sheet", rows.get(i).row().cells.sheet());
            var entry = result instanceof Result.New fresh
                    ? fresh.entry()
                    : result instanceof Result.Before replayed
                            ? before.get(replayed.fact().position())
                            : null;
            var status = status(result);
            members.put("status", status);
            if (entry != null) {
                members.put("fact", FactAnswer.of(entry, locale));
                position = Math.max(position, entry.stored().position());
            } else if (result instanceof Result.Failed failed) {
                members.put("problem", ProblemDocument.of(failed.problem(), locale));
            } else {
                members.put("findings", rows.get(i).row().findings);
            }
            totals.merge(status.toLowerCase(Locale.ROOT), 1, Integer::sum);
            answers.add(members);
        }
        return new Outcome(answers, totals, position, results.stream().anyMatch(Result.New.class::isInstance));
    }

    private static String status(Result result) {
        return result instanceof Result.New
                ? "RECORDED"
                : result instanceof Result.Before
                        ? "REPLAYED"
                        : result instanceof Result.Failed ? "REFUSED" : "SKIPPED";
    }
}
