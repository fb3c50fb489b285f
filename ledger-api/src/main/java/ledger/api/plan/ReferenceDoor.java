package ledger.api.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import ledger.core.plan.Section;
import ledger.projections.plan.Appendices;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody needs to look up: agencies, and amounts in words. */
@RestController
@RequestMapping(Answers.API)
class ReferenceDoor {

    private final Catalogue catalogue;
    private final Appendices appendices;

    ReferenceDoor(Catalogue catalogue, Appendices appendices) {
        this.catalogue = catalogue;
        this.appendices = appendices;
    }

    /** The agencies that lead a section or hold the budget of a registered plan. */
    @GetMapping("/agencies")
    ResponseEntity<Map<String, Object>> agencies() {
        var headers = appendices.headers(false);
        var agencies = headers.value().stream()
                .map(header -> catalogue.plan(header.plan()))
                .flatMap(plan -> Stream.concat(
                        Stream.of(plan.budgetHolder()), plan.sections().stream().map(Section::leadAgency)))
                .distinct()
                .map(PlanAnswer::agency)
                .toList();
        var members = new LinkedHashMap<String, Object>();
        members.put("position", headers.position());
        members.put("items", agencies);
        members.put("next", null);
        return Positions.at(headers.position(), members);
    }

    @GetMapping("/amounts/words")
    Map<String, Object> words(@RequestParam String amount, Locale locale) {
        if (!amount.matches("\\d{1,16}") || Long.parseLong(amount) > Money.MAX) {
            throw Problem.validation(List.of(FieldError.parameter("amount", "amount")));
        }
        var money = Money.dong(Long.parseLong(amount));
        var members = new LinkedHashMap<String, Object>();
        members.put("amount", money.dong());
        members.put("currency", "VND");
        members.put("words", AmountInWords.in(locale, money));
        return members;
    }
}
