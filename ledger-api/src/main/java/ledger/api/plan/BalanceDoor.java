package ledger.api.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.Dimension;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances by line, portion, section, agency or plan; what is added up is always the portions of the lines. */
@RestController
class BalanceDoor {

    /** What can be asked for, as it is written in an address. */
    private static final Map<String, Dimension> DIMENSIONS =
            Arrays.stream(Dimension.values()).collect(Collectors.toMap(BalanceDoor::camelCase, dimension -> dimension));

    private final Catalogue catalogue;
    private final Balances balances;

    BalanceDoor(Catalogue catalogue, Balances balances) {
        this.catalogue = catalogue;
        this.balances = balances;
    }

    @GetMapping(value = Answers.API + "/plans/{plan}/balances", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> by(
            @PathVariable String plan, @RequestParam(defaultValue = "line") String by, AsOf time) {
        var dimension = DIMENSIONS.get(by);
        if (dimension == null) {
            throw Problem.validation(FieldError.parameter("by", "not-one-of"));
        }
        var sheet = balances.by(catalogue.plan(plan).id(), dimension, time);
        var members = new LinkedHashMap<String, Object>();
        members.put("currency", "VND");
        time.in(members);
        members.put("position", sheet.position());
        members.put(
                "items", sheet.value().items().stream().map(BalanceDoor::item).toList());
        members.put("total", item(sheet.value().total()));
        return Positions.at(sheet.position(), members);
    }

    private static String camelCase(Dimension dimension) {
        var words = dimension.name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    static Map<String, Object> item(Item item) {
        var members = new LinkedHashMap<String, Object>();
        members.put("key", item.key());
        members.put("label", item.label());
        members.putAll(figures(item));
        return members;
    }

    /** The figures of a balance, in đồng. */
    static Map<String, Object> figures(Item item) {
        var members = new LinkedHashMap<String, Object>();
        members.put("approved", item.approved());
        members.put("limit", item.limit());
        members.put("allocated", item.allocated());
        members.put("available", item.available());
        members.put("held", item.held());
        members.put("reserved", item.reserved());
        members.put("committed", item.committed());
        members.put("advanced", item.advanced());
        members.put("spent", item.spent());
        members.put("lapsed", item.lapsed());
        members.put("carriedOut", item.carriedOut());
        members.put("disbursed", item.disbursed());
        members.put("carriedIn", item.carriedIn());
        members.put("carriedOver", item.carriedOver());
        return members;
    }
}
