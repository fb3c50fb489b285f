package ledger.api.bulk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.api.bulk.CheckedFiles.Kept;
import ledger.api.bulk.CheckedRow.Asking;
import ledger.api.commitment.CommitmentBody;
import ledger.api.disbursement.DisbursementBody;
import ledger.api.importing.Severity;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.problem.ProblemDocument;
import ledger.api.recording.Asked;
import ledger.api.recording.Catalogue;
import ledger.api.recording.LoadedLaw;
import ledger.api.recording.StoredEvents;
import ledger.api.store.EventLog;
import ledger.api.store.IdempotencyKey;
import ledger.api.store.StoredEvent;
import ledger.core.Fact;
import ledger.core.LineCommand;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentRefusal;
import ledger.core.books.LineBooks;
import ledger.core.budget.LineFold;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.commitment.Commitments;
import ledger.core.disbursement.DisbursementCommand.DisburseFunds;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.Disbursements;
import ledger.core.document.Document;
import ledger.core.law.Circumstances;
import ledger.core.law.Law;
import ledger.core.money.Money;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a file row by row on copies of the lines' books: every row is read by the reader of the single request and
 * decided by the decider that will record it, after the rows above it. Nothing is recorded.
 */
@Component
final class Check {

    private final Catalogue catalogue;
    private final EventLog log;
    private final StoredEvents events;
    private final LoadedLaw law;
    private final Clock clock = Clock.system(Circumstances.ZONE);

    Check(Catalogue catalogue, EventLog log, StoredEvents events, LoadedLaw law) {
        this.catalogue = catalogue;
        this.log = log;
        this.events = events;
        this.law = law;
    }

    /** What of two facts that are likely one. */
    private record Likeness(LineId line, Money amount, LocalDate effective, Document document) {

        static Optional<Likeness> of(Fact fact) {
            var document = fact instanceof FundsCommitted committed
                    ? committed.contract() != null ? committed.contract() : committed.decision()
                    : fact instanceof FundsDisbursed disbursed ? disbursed.voucher() : null;
            return document == null
                    ? Optional.empty()
                    : Optional.of(new Likeness(fact.line(), fact.amount(), fact.effective(), document));
        }
    }

    /** The books of the lines that a file names, and what is alike in them: a fact's id, or the number of a row. */
    private final class Books {
        private final Map<LineId, LineBooks> lines = new HashMap<>();
        private final Map<Likeness, FactId> facts = new HashMap<>();
        private final Map<Likeness, Integer> rows = new HashMap<>();
        private final Law rules = law.current().law();

        LineBooks of(LineId line) {
            return lines.computeIfAbsent(line, this::load);
        }

        private LineBooks load(LineId line) {
            var stream = events.payloads(log.stream(line.toString(), Long.MAX_VALUE));
            var books = LineFold.books(stream);
            for (var event : stream) {
                if (event instanceof Fact fact
                        && books.find(fact.id()).orElseThrow().stands()) {
                    Likeness.of(fact).ifPresent(likeness -> facts.put(likeness, fact.id()));
                }
            }
            return books;
        }
    }

    List<CheckedRow> check(Kept file, Locale locale) {
        catalogue.plan(file.plan());
        var rows = Table.read(file.source(), file.name(), file.kind(), Words.in(locale), locale);
        var asked = new HashMap<Row, Asking>();
        var books = new Books();
        for (var row : rows) {
            read(row, file, locale).ifPresent(asking -> asked.put(row, asking));
        }
        // The books come before the keys: what is recorded in between counts as recorded and not as spent money.
        asked.values().forEach(asking -> books.of(asking.command().line()));
        var recorded = recorded(rows.stream().map(row -> key(file, row).key()).toList());
        var checked = new ArrayList<CheckedRow>();
        for (var row : rows) {
            var key = key(file, row);
            var fact = recorded.get(key.key());
            var asking = asked.get(row);
            if (fact == null && asking != null && !row.failed()) {
                decide(row, asking.command(), books, locale);
            }
            checked.add(new CheckedRow(row, key, asking, fact));
        }
        return checked;
    }

    private Map<String, StoredEvent> recorded(List<String> keys) {
        return log.recordedUnder(keys).stream()
                .filter(stored -> stored.idempotencyKey() != null)
                .collect(Collectors.toMap(stored -> String.valueOf(stored.idempotencyKey()), stored -> stored));
    }

    /**
     * A key of the file's, whoever confirms it: where a sender's key has the account, it has a word that no account can have,
     * since accounts are written in small letters.
     */
    private static IdempotencyKey key(Kept file, Row row) {
        var sheet = row.cells.sheet() == null ? "" : row.cells.sheet();
        var place =
                String.join(" ", file.plan(), file.kind().name(), file.sha256(), "row " + row.cells.number(), sheet);
        return new IdempotencyKey("FILE " + place, file.sha256());
    }

    private Optional<Asking> read(Row row, Kept file, Locale locale) {
        try {
            var body = Body.read(JsonMapper.shared().writeValueAsString(row.command));
            return Optional.of(file.kind() == Kind.COMMITMENTS ? commitment(body, file) : disbursement(body, file));
        } catch (Problem problem) {
            note(row, problem, locale);
        } catch (Refused refused) {
            note(row, Problem.of(refused), locale);
        }
        return Optional.empty();
    }

    private Asking commitment(Body body, Kept file) {
        var commitment = CommitmentBody.read(body);
        var effective = body.date("effectiveDate");
        var reason = body.text("reason", Asked.LONGEST_REASON);
        body.done();
        var line = line(file, commitment.lineCode());
        return new Asking(commitment.on(line, effective), commitment.amount(), effective, reason);
    }

    private Asking disbursement(Body body, Kept file) {
        var id = body.optionalText("commitmentId", 200);
        var code = id == null ? body.text("lineCode", 64) : body.optionalText("lineCode", 64);
        var disbursement = id == null ? DisbursementBody.direct(body) : DisbursementBody.underCommitment(body);
        var effective = body.date("effectiveDate");
        var reason = body.text("reason", Asked.LONGEST_REASON);
        body.done();
        var commitment = id == null ? null : commitment(file, id);
        var line = line(
                file,
                commitment == null
                        ? String.valueOf(code)
                        : commitment.line().code().value());
        if (commitment != null && code != null && !code.equals(line.code().value())) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", id);
        }
        return new Asking(disbursement.on(line, commitment, effective), disbursement.amount(), effective, reason);
    }

    private static FactId commitment(Kept file, String id) {
        return FactId.read(id)
                .filter(fact -> fact.line().plan().value().equals(file.plan()))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", id));
    }

    private LineId line(Kept file, String code) {
        var row = catalogue.leaf(file.plan(), code, AllotmentRefusal.LINE_CODE);
        if (!row.leadAgency().equals(file.agency())) {
            throw Problem.of(ProblemCode.OUTSIDE_AGENCY).with("line", row.id()).with("agency", file.agency());
        }
        return row.id();
    }

    private void decide(Row row, LineCommand command, Books books, Locale locale) {
        var line = books.of(command.line());
        try {
            var now = Circumstances.at(clock.instant(), books.rules);
            Fact fact = command instanceof CommitFunds commit
                    ? Commitments.decide(commit, line, now)
                    : Disbursements.decide((DisburseFunds) command, line, now);
            line.record(fact);
            Likeness.of(fact).ifPresent(likeness -> compare(row, likeness, books, locale));
        } catch (Refused refused) {
            note(row, Problem.of(refused), locale);
        }
    }

    private static void compare(Row row, Likeness likeness, Books books, Locale locale) {
        var before = books.facts.get(likeness);
        var above = books.rows.putIfAbsent(likeness, row.cells.number());
        var words = Words.in(locale);
        if (before != null) {
            var code = "maybe-recorded-before";
            row.add(Severity.WARNING, null, code, words.say(code, Map.of("read", before)));
        } else if (above != null) {
            row.add(Severity.WARNING, null, "same-as-row", words.say("same-as-row", Map.of("read", above)));
        }
    }

    /** Says of a row what a single request would have been told, at the columns that its pointers lead to. */
    private static void note(Row row, Problem problem, Locale locale) {
        var document = ProblemDocument.of(problem, locale);
        var detail = String.valueOf(document.get("detail"));
        if (problem.errors().isEmpty()) {
            var column = problem.code() == ProblemCode.NOT_FOUND ? Column.COMMITMENT : Column.LINE;
            row.add(Severity.ERROR, column, problem.code().code(), detail);
        }
        for (int i = 0; i < problem.errors().size(); i++) {
            var error = problem.errors().get(i);
            var member = (Map<?, ?>) ((List<?>) document.getOrDefault("errors", List.of())).get(i);
            var sentence = member.get("detail");
            row.add(
                    Severity.ERROR,
                    column(error.pointer()),
                    error.code(),
                    sentence == null ? detail : sentence.toString());
        }
    }

    private static @Nullable Column column(@Nullable String pointer) {
        return pointer == null ? null : Column.at(pointer).orElse(null);
    }
}
