package ledger.api.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.words.AmountInWords;
import ledger.core.money.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody needs to look up: amounts in words. */
@RestController
@RequestMapping(Answers.API)
class ReferenceDoor {

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
