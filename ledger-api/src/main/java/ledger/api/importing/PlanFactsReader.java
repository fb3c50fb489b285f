package ledger.api.importing;

import static ledger.api.importing.Figures.printed;
import static ledger.api.importing.Severity.ERROR;
import static ledger.api.importing.Severity.WARNING;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ledger.api.importing.BodyText.Found;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import org.jspecify.annotations.Nullable;

/** Reads from the text around the table whose plan it is, and compares the amounts named there with the table. */
final class PlanFactsReader {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** The appendix says which plan it belongs to; other plans are named in the text, so only this sentence counts. */
    private static final Pattern BELONGS_TO = Pattern.compile(
            "\\(\\s*Kèm theo\\s+[\\p{L} ]{1,60}?\\s+số\\s+(\\d{1,10})\\s*/\\s*([\\p{L}\\d-]{1,40})\\s+ngày\\s+(\\d{1,2})\\s*(?:/|tháng)\\s*(\\d{1,2})"
                    + "\\s*(?:/|năm)\\s*(\\d{4})\\s+của\\s+([^)]{1,200})\\)",
            FLAGS);

    private static final Pattern YEAR_OF_TITLE = Pattern.compile("năm\\s+(\\d{4})\\s*$", FLAGS);
    private static final Pattern FUNDING = Pattern.compile(
            "Nguồn kinh phí\\s*:\\s*(?:từ\\s+)?([^.]{1,300}?)(?:\\s+đã\\s+giao\\s+cho\\s+([^.]{1,200}?)(?:\\s+năm\\s+\\d{4})?)?\\s*\\.",
            FLAGS);
    private static final String STATED = "\\s*:\\s*([\\d.,]{1,40})\\s*đồng(?:\\s*\\(([^)]{1,400})\\))?";
    private static final Pattern STATED_TOTAL = Pattern.compile("Tổng (?:số )?kinh phí" + STATED, FLAGS);
    private static final Pattern STATED_FOR_AGENCY =
            Pattern.compile("Kinh phí do\\s+([^:.]{2,100}?)\\s+chủ trì(?:\\s+thực hiện)?" + STATED, FLAGS);
    private static final Pattern WORDS = Pattern.compile("\\(\\s*(B[ằả]ng chữ)\\s*:\\s*([^)]{1,400})\\)", FLAGS);

    /** More sentences about amounts are not compared: a file of nothing else is not an appendix. */
    private static final int ENOUGH = 100;

    private final AppendixTable table;
    private final ExportedPlan exported;
    private final Agencies agencies;
    private final Findings findings;

    PlanFactsReader(AppendixTable table, ExportedPlan exported, Agencies agencies, Findings findings) {
        this.table = table;
        this.exported = exported;
        this.agencies = agencies;
        this.findings = findings;
    }

    PlanFacts read(@Nullable Money approvedTotal) {
        var body = table.body();
        var belongsTo = body.first(BELONGS_TO);
        var funding = body.first(FUNDING);
        var holder = funding.filter(found -> found.has(2)).map(found -> agencies.read(found.row(), found.group(2)));
        if (exported.facts() == null) {
            holder.ifPresent(
                    read -> SectionReader.question(read, funding.orElseThrow().place(), null, List.of(), findings));
        }
        var facts = exported(new PlanFacts(
                belongsTo.map(found -> found.group(1) + "/" + found.group(2)).orElse(null),
                belongsTo.flatMap(PlanFactsReader::date).orElse(null),
                body.lastParagraphAbove(YEAR_OF_TITLE)
                        .map(found -> Integer.valueOf(found.group(1)))
                        .orElse(null),
                belongsTo.map(found -> found.group(6)).orElse(null),
                funding.map(found -> found.group(1)).orElse(null),
                holder.orElse(null),
                approvedTotal,
                body.first(WORDS).map(found -> found.group(2)).orElse(null)));
        missing("plan-number", facts.number());
        missing("plan-date", facts.date());
        missing("plan-fiscal-year", facts.fiscalYear());
        missing("plan-issuer", facts.issuer());
        missing("plan-funding-source", facts.fundingSource());
        missing("plan-budget-holder", facts.budgetHolder());
        return facts;
    }

    /** Compares the amounts in the text, in figures and in words, with what the table adds up to. */
    void compare(CheckedAppendix checked, @Nullable Money approvedTotal) {
        var body = table.body();
        body.all(STATED_TOTAL).limit(ENOUGH).forEach(found -> stated(found, 1, "stated-total", "", approvedTotal));
        var led = checked.sumByLeadAgency();
        body.all(STATED_FOR_AGENCY).limit(ENOUGH).forEach(found -> {
            var read = agencies.read(found.row(), found.group(1));
            var agency = read.agency();
            if (read.by() != ReadAgency.By.NAME) {
                findings.around(
                        WARNING,
                        "agency-in-text",
                        found.place(),
                        null,
                        read.raw(),
                        agency.code(),
                        read.raw(),
                        agency.name());
            }
            stated(
                    found,
                    2,
                    "stated-agency-total",
                    agency.name(),
                    checked.sum() == null ? null : led.getOrDefault(agency, Money.ZERO));
        });
        body.first(WORDS)
                .ifPresentOrElse(
                        found -> {
                            if (!Spelling.same(found.group(1)).equals("bằng chữ")) {
                                findings.around(
                                        WARNING,
                                        "words-label",
                                        found.place(),
                                        null,
                                        found.group(1),
                                        "Bằng chữ",
                                        found.group(1));
                            }
                            words(found.place(), found.group(2), approvedTotal);
                        },
                        () -> wordsMissing(approvedTotal));
    }

    private void stated(Found found, int group, String code, String agency, @Nullable Money computed) {
        var stated = Figures.money(found.group(group));
        if (stated == null) {
            findings.around(
                    WARNING, "stated-unclear", found.place(), null, found.group(group), null, found.group(group));
            return;
        }
        if (computed != null && !computed.equals(stated)) {
            long gap = Math.abs(stated.dong() - computed.dong());
            findings.around(
                    WARNING,
                    code,
                    found.place(),
                    null,
                    printed(stated),
                    printed(computed),
                    stated.dong(),
                    computed.dong(),
                    gap,
                    agency);
        }
        if (found.has(group + 1)) {
            words(found.place(), found.group(group + 1), stated);
        }
    }

    private void words(Place place, String words, @Nullable Money amount) {
        if (amount != null && !AmountInWords.mean(words, amount)) {
            var right = AmountInWords.vietnamese(amount);
            findings.around(WARNING, "words-differ", place, null, words, right, words, amount.dong(), right);
        }
    }

    /** The file of this ledger leaves the words out when it says the total in a sheet of its own. */
    private void wordsMissing(@Nullable Money total) {
        if (exported.facts() == null) {
            findings.around(
                    WARNING,
                    "words-missing",
                    Place.FILE,
                    null,
                    null,
                    total == null ? null : AmountInWords.vietnamese(total));
        }
    }

    /** What the plan's own sheet says stands in place of what the text says. */
    private PlanFacts exported(PlanFacts text) {
        if (exported.facts() == null) {
            return text;
        }
        var total = exported.whole("Tổng kinh phí");
        var year = exported.whole("Năm ngân sách");
        return new PlanFacts(
                given(exported.fact("Số"), text.number()),
                given(exported.day("Ngày"), text.date()),
                given(year == null ? null : year.intValue(), text.fiscalYear()),
                given(exported.fact("Cơ quan ban hành"), text.issuer()),
                given(exported.fact("Nguồn kinh phí"), text.fundingSource()),
                given(holder(), text.budgetHolder()),
                given(total == null ? null : checked(total, text.approvedTotal()), text.approvedTotal()),
                text.words());
    }

    private @Nullable ReadAgency holder() {
        var code = exported.fact("Mã đơn vị được giao dự toán");
        var name = exported.fact("Đơn vị được giao dự toán");
        return code == null || name == null || !AgencyAnswers.valid(code)
                ? null
                : new ReadAgency(1, name, new Agency(code, name), ReadAgency.By.NAME);
    }

    private @Nullable Money checked(long total, @Nullable Money stated) {
        if (total < 0 || (stated != null && stated.dong() != total)) {
            findings.around(
                    ERROR,
                    "plan-total-differs",
                    new Place(ExportedPlan.PLAN, null, null),
                    null,
                    String.valueOf(total),
                    stated == null ? null : printed(stated),
                    total,
                    stated == null ? 0L : stated.dong());
            return null;
        }
        return Money.dong(total);
    }

    private static <T> @Nullable T given(@Nullable T first, @Nullable T otherwise) {
        return first == null ? otherwise : first;
    }

    private void missing(String code, @Nullable Object fact) {
        if (fact == null) {
            findings.around(WARNING, code, Place.FILE, null, null, null);
        }
    }

    private static Optional<LocalDate> date(Found found) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(5)),
                    Integer.parseInt(found.group(4)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
