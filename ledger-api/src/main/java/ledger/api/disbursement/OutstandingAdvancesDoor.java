package ledger.api.disbursement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import ledger.api.recording.Answers;
import ledger.api.recording.Catalogue;
import ledger.api.recording.Lists;
import ledger.api.recording.Members;
import ledger.api.recording.Positions;
import ledger.api.security.Caller;
import ledger.core.law.Circumstances;
import ledger.projections.Order;
import ledger.projections.Query.Sum;
import ledger.projections.Reading;
import ledger.projections.advance.AdvanceList;
import ledger.projections.advance.AdvanceList.Advances;
import ledger.projections.advance.AdvanceList.Age;
import ledger.projections.advance.Disbursement;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dư tạm ứng: the advances of a plan of which something is outstanding, how old they are, and which are overdue. */
@RestController
@RequestMapping(Answers.API)
class OutstandingAdvancesDoor {

    private static final Order.Key[] SORTED_BY = {
        Order.Key.POSITION, Order.Key.EFFECTIVE_DATE, Order.Key.AMOUNT, Order.Key.DUE_DATE
    };

    private final Catalogue catalogue;
    private final AdvanceList advances;
    private final Positions positions;

    OutstandingAdvancesDoor(Catalogue catalogue, AdvanceList advances, Positions positions) {
        this.catalogue = catalogue;
        this.advances = advances;
        this.positions = positions;
    }

    @GetMapping("/plans/{plan}/advances")
    ResponseEntity<Map<String, Object>> all(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable LocalDate overdueOn,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller,
            HttpServletRequest request)
            throws InterruptedException {
        positions.await(request);
        var asked = new AdvanceList.Asked(
                catalogue.plan(plan).id(),
                overdueOn == null ? LocalDate.now(Circumstances.ZONE) : overdueOn,
                overdueOn != null,
                caller.actingRole().confined() ? caller.agency() : null);
        var reading = advances.of(asked, Lists.start(sort, cursor, SORTED_BY), Lists.limit(limit));
        return Positions.at(reading.position(), members(reading, asked.on()));
    }

    private static Map<String, Object> members(Reading<Advances> reading, LocalDate on) {
        var page = new Reading<>(reading.position(), reading.value().page());
        var ages = reading.value().ages();
        var members = Lists.members(page, advance -> members(advance, on));
        members.put("on", on.toString());
        members.put("currency", "VND");
        members.put("total", members(ages.stream().map(Age::outstanding).reduce(new Sum(0, 0), Sum::plus)));
        members.put("ages", ages.stream().map(OutstandingAdvancesDoor::members).toList());
        return members;
    }

    private static Map<String, Object> members(Age age) {
        var members = new LinkedHashMap<String, Object>();
        members.put("from", age.from());
        members.put("to", age.to());
        members.putAll(members(age.outstanding()));
        return members;
    }

    private static Map<String, Object> members(Sum outstanding) {
        return Map.of("count", outstanding.count(), "outstanding", outstanding.sum());
    }

    private static Map<String, Object> members(Disbursement advance, LocalDate on) {
        var due = advance.dueDate();
        var members = new LinkedHashMap<String, Object>();
        members.put("id", advance.id());
        members.put("position", advance.position());
        members.put("lineCode", advance.line());
        members.put("portion", advance.portion());
        members.put("commitmentId", advance.commitment());
        members.put("payee", Members.payee(advance.payee()));
        members.put("voucher", Members.document(advance.voucher()));
        members.put("effectiveDate", advance.effective().toString());
        members.put("reason", advance.reason());
        members.put("amount", advance.amount());
        members.put("settled", advance.settled());
        members.put("recovered", advance.recovered());
        members.put("outstanding", advance.outstanding());
        members.put("age", ChronoUnit.DAYS.between(advance.effective(), on));
        members.put("dueDate", Members.text(due));
        members.put("daysOverdue", due == null ? null : Math.max(0, ChronoUnit.DAYS.between(due, on)));
        return members;
    }
}
