package ledger.api.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.api.export.Format;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.recording.Answers;
import ledger.api.recording.AsOf;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Positions;
import ledger.projections.Reading;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.BalanceSheet.Sheet;
import ledger.projections.balance.Dimension;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances by line, portion, section, agency or plan; what is added up is always the portions of the lines. */
@RestController
class BalanceDoor {

    /** What can be asked for, as it is written in an address. */
    private static final Map<String, Dimension> DIMENSIONS =
            Arrays.stream(Dimension.values()).collect(Collectors.toMap(BalanceDoor::camelCase, dimension -> dimension));

    private static final List<Format> FORMATS = List.of(Format.JSON, Format.CSV);

    private final Catalogue catalogue;
    private final Balances balances;

    BalanceDoor(Catalogue catalogue, Balances balances) {
        this.catalogue = catalogue;
        this.balances = balances;
    }

    @GetMapping(Answers.API + "/plans/{plan}/balances")
    ResponseEntity<?> by(
            @PathVariable String plan,
            @RequestParam(defaultValue = "line") String by,
            @RequestParam(required = false) @Nullable String format,
            AsOf time,
            @RequestHeader(required = false) HttpHeaders headers,
            Locale locale) {
        var wanted = Format.wanted(FORMATS, format, headers);
        var dimension = DIMENSIONS.get(by);
        if (dimension == null) {
            throw Problem.validation(FieldError.notOneOf(
                    "by",
                    Arrays.stream(Dimension.values())
                            .map(BalanceDoor::camelCase)
                            .toList()));
        }
        var id = catalogue.plan(plan).id();
        var sheet = balances.by(id, dimension, time);
        var answer = ResponseEntity.ok()
                .contentType(wanted.type())
                .header(Positions.LEDGER_POSITION, Long.toString(sheet.position()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == Format.JSON) {
            return answer.body(members(sheet, time));
        }
        var until = time.asOf() == null ? "" : "-" + time.asOf();
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, wanted.attachment("so-du-" + id + "-" + by + until))
                .body(BalanceCsv.of(sheet.value(), locale));
    }

    private static Map<String, Object> members(Reading<Sheet> sheet, AsOf time) {
        var members = new LinkedHashMap<String, Object>();
        members.put("currency", "VND");
        time.in(members);
        members.put("position", sheet.position());
        members.put(
                "items", sheet.value().items().stream().map(BalanceDoor::item).toList());
        members.put("total", item(sheet.value().total()));
        return members;
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
