package ledger.api.importing;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.List;
import ledger.api.importing.Confirming.Confirmed;
import ledger.api.importing.Confirming.Unconfirmed;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.PortionShare;
import ledger.core.plan.Section;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a checked appendix and the reader's answers. */
final class PlanMaking {

    private final CheckedAppendix checked;
    private final Confirmation answers;
    private final Obstacles obstacles = new Obstacles();
    private final AgencyAnswers agencies;
    private final PortionAnswers portions;
    private final UnitAnswers units;

    PlanMaking(CheckedAppendix checked, Confirmation answers, Agencies known) {
        this.checked = checked;
        this.answers = answers;
        this.agencies = new AgencyAnswers(checked, requireNonNull(answers.aliases()), known, obstacles);
        this.units = new UnitAnswers(checked, requireNonNull(answers.units()), obstacles);
        this.portions = new PortionAnswers(checked, requireNonNull(answers.portions()), obstacles);
    }

    Confirming make() {
        checked.findings().stream().filter(finding -> !answered(finding)).forEach(this::unanswered);
        if (!obstacles.missing("/planId", answers.planId()) && !PlanId.valid(requireNonNull(answers.planId()))) {
            obstacles.add("/planId", "invalid", answers.planId());
        }
        var read = checked.plan();
        var given = requireNonNull(answers.plan());
        var number = text("number", given.number(), read.number());
        var issuer = text("issuer", given.issuer(), read.issuer());
        var fundingSource = text("fundingSource", given.fundingSource(), read.fundingSource());
        var date = given.date() == null ? read.date() : given.date();
        obstacles.missing("/plan/date", date);
        var year = given.fiscalYear() == null ? read.fiscalYear() : given.fiscalYear();
        if (!obstacles.missing("/plan/fiscalYear", year) && (requireNonNull(year) < 1900 || year > 2999)) {
            obstacles.add("/plan/fiscalYear", "invalid", String.valueOf(year));
        }
        var holder = holder(given.budgetHolder());
        var total = total(given.approvedTotal());
        if (!obstacles.all().isEmpty()) {
            return new Unconfirmed(obstacles.all());
        }
        return new Confirmed(new Plan(
                new PlanId(requireNonNull(answers.planId())),
                requireNonNull(number),
                requireNonNull(date),
                requireNonNull(year),
                requireNonNull(issuer),
                requireNonNull(fundingSource),
                requireNonNull(holder),
                requireNonNull(total),
                checked.sections().stream().map(this::section).toList()));
    }

    private boolean answered(Finding finding) {
        if (finding.severity() != Severity.SUGGESTION || (answers.acceptSuggestions() && finding.proposed() != null)) {
            return true;
        }
        if (finding.code().equals("unit-unknown")) {
            return units.answers(finding.read());
        }
        if (finding.line() != null) {
            return portions.answer(finding.line());
        }
        boolean ofHolder = finding.column() == null;
        return agencies.answers(finding.read())
                || (ofHolder && requireNonNull(answers.plan()).budgetHolder() != null);
    }

    private void unanswered(Finding finding) {
        var read = String.valueOf(finding.read());
        var pointer = finding.code().equals("unit-unknown")
                ? "/units/" + Obstacles.escaped(read)
                : finding.line() == null ? "/aliases/" + Obstacles.escaped(read) : "/portions";
        obstacles.add(pointer, "unanswered", String.valueOf(finding.row()), read);
    }

    private @Nullable String text(String member, @Nullable String given, @Nullable String read) {
        var text = given == null
                ? read
                : Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        if (!obstacles.missing("/plan/" + member, text) && requireNonNull(text).isEmpty()) {
            obstacles.add("/plan/" + member, "required");
        }
        return text;
    }

    private @Nullable Agency holder(@Nullable Agency given) {
        if (given == null) {
            var read = checked.plan().budgetHolder();
            return obstacles.missing("/plan/budgetHolder", read) ? null : agencies.agency(requireNonNull(read));
        }
        if (!AgencyAnswers.valid(given.code())) {
            obstacles.add("/plan/budgetHolder/code", "invalid", given.code());
        }
        return given;
    }

    private @Nullable Money total(@Nullable Long given) {
        var pointer = "/plan/approvedTotal";
        if (given != null && (given < 0 || given > Money.MAX)) {
            obstacles.add(pointer, "invalid", String.valueOf(given));
            return null;
        }
        var total = given == null ? checked.plan().approvedTotal() : Money.dong(given);
        var sum = requireNonNull(checked.sum());
        if (!obstacles.missing(pointer, total) && !sum.equals(total)) {
            obstacles.add(pointer, "total-differs", requireNonNull(total).dong(), sum.dong());
        }
        return total;
    }

    private Section section(CheckedSection section) {
        var lead = agencies.agency(requireNonNull(section.leadAgency()));
        return new Section(
                section.code(),
                section.title(),
                lead,
                section.coordinating(),
                section.time(),
                section.note(),
                section.lines().stream().map(line -> line(line, section, lead)).toList());
    }

    private Line line(CheckedLine line, CheckedSection section, Agency lead) {
        var own = line.leadAgency() == null ? lead : agencies.agency(line.leadAgency());
        return new Line(
                requireNonNull(line.code()),
                line.title(),
                units.unit(line.unit()),
                line.quantity(),
                line.leaf() ? line.unitPrice() : null,
                requireNonNull(Figures.sum(line.leaves().map(CheckedLine::amount))),
                line.time(),
                line.note(),
                own.equals(lead) ? null : own,
                line.coordinating().equals(section.coordinating()) ? List.of() : line.coordinating(),
                line.leaf() ? carriedOver(line) : List.of(),
                line.lines().stream().map(below -> line(below, section, lead)).toList());
    }

    private List<PortionShare> carriedOver(CheckedLine line) {
        var answered = portions.of(requireNonNull(line.code()));
        return answered == null ? checked.carriedOver(line.code()) : answered;
    }
}
