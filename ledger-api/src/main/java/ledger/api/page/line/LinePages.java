package ledger.api.page.line;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ledger.api.page.Frame;
import ledger.api.page.entry.Beginnings;
import ledger.api.plan.Balances;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.security.Caller;
import ledger.api.words.Words;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Section;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Chi tiết dòng: a budget line with everything that happened to its money. */
@Controller
class LinePages {

    private static final Words.Pair WORDS = Words.bundle("ledger.api.page.line.messages");

    private final Catalogue catalogue;
    private final Balances balances;
    private final LineFacts facts;
    private final Beginnings beginnings;
    private final Frame frame;

    LinePages(Catalogue catalogue, Balances balances, LineFacts facts, Beginnings beginnings, Frame frame) {
        this.catalogue = catalogue;
        this.balances = balances;
        this.facts = facts;
        this.beginnings = beginnings;
        this.frame = frame;
    }

    /** A part of the line's money with a balance of its own. */
    public record PortionBalance(String label, Item balance) {

        /** One of its figures, in đồng: what is allocated is the sum of all others. */
        public long figure(String column) {
            return switch (column) {
                case "allocated" -> balance.allocated();
                case "committed" -> balance.committed();
                case "disbursed" -> balance.disbursed();
                case "held" -> balance.held();
                case "reserved" -> balance.reserved();
                case "lapsed" -> balance.lapsed();
                case "carriedOut" -> balance.carriedOut();
                case "available" -> balance.available();
                default -> throw new IllegalArgumentException(column);
            };
        }
    }

    private static final List<String> FIGURES =
            List.of("allocated", "committed", "disbursed", "held", "reserved", "lapsed", "carriedOut", "available");

    /** What is only said where there is any. */
    private static final Set<String> SELDOM = Set.of("held", "reserved", "lapsed", "carriedOut");

    /** @throws Problem {@code not-found} for what is no leaf of the plan, {@code outside-agency} */
    @GetMapping(path = "/plans/{plan}/lines/{code}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView line(
            @PathVariable String plan,
            @PathVariable String code,
            Caller caller,
            AsOf time,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = catalogue
                .asOf(plan, time.moment())
                .orElseThrow(
                        () -> Problem.of(ProblemCode.NOT_FOUND, "plan-not-yet").with("id", plan));
        if (!LineCode.valid(code)) {
            throw unknown(code);
        }
        var section = known.plan().sectionOf(new LineCode(code)).orElseThrow(() -> unknown(code));
        var id = new LineId(known.plan().id(), new LineCode(code));
        caller.mustLead(catalogue.leadAgency(id).orElse(section.leadAgency().code()), id);
        var line = known.plan().line(id.code()).filter(Line::leaf).orElseThrow(() -> unknown(code));
        var read = balances.by(known.plan().id(), Dimension.LINE, time);
        var shown = facts.of(id, time.moment(), read.position(), caller, WORDS.in(Languages.of(request)));
        var portions = portions(known, code, time);
        return frame.page(WORDS, "line", plan, read.position(), request, response)
                .addObject("plan", plan)
                .addObject("line", line)
                .addObject("section", section)
                .addObject("lead", line.ledBy(section))
                .addObject("parents", parents(known.plan(), section, line))
                .addObject("balance", balance(read.value(), code))
                .addObject("portions", portions)
                .addObject("figures", figures(portions))
                .addObject("facts", shown)
                .addObject("time", time)
                .addObject("acts", time.moment() == null ? beginnings.onLines(plan, caller) : List.of());
    }

    private static Item balance(Sheet sheet, String code) {
        return sheet.items().stream()
                .filter(item -> item.key().equals(code))
                .findFirst()
                .orElseGet(() -> Item.sum(code, code, List.of()));
    }

    /** The portions of a line that has several; none for all others. */
    private List<PortionBalance> portions(Catalogue.Known known, String code, AsOf time) {
        var found = balances.by(known.plan().id(), Dimension.PORTION, time).value().items().stream()
                .filter(item -> item.key().startsWith(code + "/"))
                .map(item -> new PortionBalance(item.key().substring(code.length() + 1), item))
                .toList();
        return found.size() > 1 ? found : List.of();
    }

    private static List<String> figures(List<PortionBalance> portions) {
        return FIGURES.stream()
                .filter(column ->
                        !SELDOM.contains(column) || portions.stream().anyMatch(portion -> portion.figure(column) != 0))
                .toList();
    }

    /** The titles above the line, from the section down. */
    private static List<String> parents(Plan plan, Section section, Line line) {
        var code = line.code().value();
        return Stream.concat(
                        Stream.of(section.code().value() + " · " + section.title()),
                        section.lines().stream()
                                .flatMap(Line::withDescendants)
                                .filter(above -> code.startsWith(above.code().value() + "."))
                                .map(above -> above.code().value() + " · " + above.title()))
                .toList();
    }

    private static Problem unknown(String code) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", code);
    }
}
