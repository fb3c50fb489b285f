package ledger.api.plan;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.ETags;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.api.store.EventLog;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Section;
import ledger.projections.Reading;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lines of a plan with their balances: as a tree, flat, or one alone. */
@RestController
@RequestMapping(Answers.API + "/plans/{plan}/lines")
class LineDoor {

    private final Catalogue catalogue;
    private final Balances balances;
    private final EventLog log;

    LineDoor(Catalogue catalogue, Balances balances, EventLog log) {
        this.catalogue = catalogue;
        this.balances = balances;
        this.log = log;
    }

    /** Those who are bound to their own agency see the sections it leads. */
    @GetMapping
    ResponseEntity<Map<String, Object>> all(
            @PathVariable String plan, @RequestParam(defaultValue = "false") boolean flat, Caller caller, AsOf time) {
        var now = catalogue.current(plan).plan();
        var sheet = balances.by(now.id(), Dimension.LINE, time);
        var said = balance(sheet);
        var sections = catalogue.asOf(plan, time.moment()).stream()
                .flatMap(known -> known.plan().sections().stream())
                // Who may read does not depend on the time that is asked for.
                .filter(section ->
                        leads(now.sectionOf(section.code()).orElse(section)).anyMatch(caller::reaches))
                .map(section -> section(section, said))
                .toList();
        var members = new LinkedHashMap<String, Object>();
        members.put("planId", now.id().value());
        time.in(members);
        members.put("position", sheet.position());
        members.put("items", flat ? flat(sections) : sections);
        members.put("next", null);
        return Positions.at(sheet.position(), members);
    }

    @GetMapping("/{code}")
    ResponseEntity<Map<String, Object>> one(
            @PathVariable String plan,
            @PathVariable String code,
            Caller caller,
            AsOf time,
            HttpServletResponse response) {
        var known =
                catalogue.asOf(plan, time.moment()).map(Catalogue.Known::plan).orElseThrow(() -> unknown(plan, code));
        var section = LineCode.valid(code) ? known.sectionOf(new LineCode(code)).orElse(null) : null;
        if (section == null) {
            throw unknown(plan, code);
        }
        var id = new LineId(known.id(), new LineCode(code));
        caller.mustLead(catalogue.leadAgency(id).orElse(section.leadAgency().code()), id);
        var sheet = balances.by(known.id(), Dimension.LINE, time);
        var said = balance(sheet);
        var members = section.code().value().equals(code)
                ? section(section, said)
                : PlanAnswer.tree(known.line(new LineCode(code)).orElseThrow(() -> unknown(plan, code)), section, said);
        members.put("planId", known.id().value());
        time.in(members);
        members.put("position", sheet.position());
        if (time.moment() == null) {
            // Not on the answer itself, which would become a 304: titles and agencies follow the plan's stream.
            log.version(id.toString(), sheet.position())
                    .ifPresent(version -> response.setHeader(HttpHeaders.ETAG, ETags.of(version)));
        }
        return Positions.at(sheet.position(), members);
    }

    /** The agencies that lead the section or one of its lines. */
    private static Stream<String> leads(Section section) {
        return Stream.concat(
                Stream.of(section.leadAgency().code()),
                section.leaves().map(line -> line.ledBy(section).code()));
    }

    private static Problem unknown(String plan, String code) {
        return Problem.of(ProblemCode.NOT_FOUND).with("id", code).with("planId", plan);
    }

    private static Map<String, Object> section(Section section, Function<Line, Map<String, Object>> said) {
        var members = PlanAnswer.section(section, said);
        members.putAll(said.apply(asLine(section)));
        return members;
    }

    /** A section's balance is that of a line with all its lines below. */
    private static Line asLine(Section section) {
        return new Line(
                section.code(),
                section.title(),
                null,
                null,
                null,
                section.amount(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                section.lines());
    }

    private static Function<Line, Map<String, Object>> balance(Reading<Sheet> sheet) {
        var byLine = sheet.value().items().stream().collect(Collectors.toMap(Item::key, Function.identity()));
        return line -> {
            var leaves =
                    line.leaves().map(leaf -> byLine.get(leaf.code().value())).toList();
            // A plan that was only just registered may not stand in the registers yet.
            return leaves.contains(null)
                    ? Map.of()
                    : Map.of("balance", BalanceDoor.figures(Item.sum(line.code().value(), line.title(), leaves)));
        };
    }

    private static List<Map<String, Object>> flat(List<Map<String, Object>> rows) {
        var flat = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var alone = new LinkedHashMap<>(row);
            @SuppressWarnings("unchecked")
            var below = (List<Map<String, Object>>) alone.remove("lines");
            flat.add(alone);
            flat.addAll(flat(below == null ? List.of() : below));
        }
        return flat;
    }
}
