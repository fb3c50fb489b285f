package ledger.api.yearend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.api.problem.Body;
import ledger.api.recording.Answers;
import ledger.api.recording.Asking;
import ledger.api.recording.CommandRoute;
import ledger.api.recording.CommandRoutes;
import ledger.api.recording.Commands;
import ledger.api.recording.Draft;
import ledger.api.recording.Form;
import ledger.api.recording.Papers;
import ledger.api.security.Caller;
import ledger.core.money.Money;
import ledger.core.plan.Portion;
import ledger.core.yearend.LapseItem;
import ledger.core.yearend.YearEndCommand.LapseFunds;
import ledger.core.yearend.YearEndCommand.ReverseLapse;
import ledger.core.yearend.YearEndEvent.FundsLapsed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hủy dự toán: what was not used of a year may no longer be. */
@RestController
@RequestMapping(Answers.API)
class LapseDoor implements CommandRoutes {

    private static final CommandRoute LAPSE = CommandRoute.ofPlan("lapses", LapseDoor::lapse);
    private static final CommandRoute REVERSE = CommandRoute.reversal("lapses", FundsLapsed.class, ReverseLapse::new);

    private final Commands commands;

    LapseDoor(Commands commands) {
        this.commands = commands;
    }

    @Override
    public List<CommandRoute> routes() {
        return List.of(LAPSE, REVERSE);
    }

    @PostMapping("/plans/{plan}/lapses")
    ResponseEntity<Map<String, Object>> lapse(
            @PathVariable String plan,
            @RequestBody byte[] json,
            Caller caller,
            HttpServletRequest request,
            Locale locale)
            throws Exception {
        return commands.record(LAPSE, plan, json, caller, request, locale);
    }

    @PostMapping("/lapses/{id}/reversals")
    ResponseEntity<Map<String, Object>> reverse(
            @PathVariable String id, @RequestBody byte[] json, Caller caller, HttpServletRequest request, Locale locale)
            throws Exception {
        return commands.record(REVERSE, id, json, caller, request, locale);
    }

    /** An item as it was sent, before its line is looked up. */
    private record Stated(
            String line,
            @Nullable Portion portion,
            @Nullable Money amount) {

        static Stated read(Body item) {
            return new Stated(item.text("lineCode", 64), Papers.portion(item, "portion"), item.optionalMoney("amount"));
        }
    }

    private static Draft lapse(Asking asking) {
        var plan = asking.plan();
        var body = asking.body();
        var stated = body.optionalObjects("items").stream().map(Stated::read).toList();
        var decision = Papers.document(body, "decision");
        return new Draft(Form.SEVERAL, day -> new LapseFunds(plan, items(asking, stated), decision, day));
    }

    private static List<LapseItem> items(Asking asking, List<Stated> stated) {
        return IntStream.range(0, stated.size())
                .mapToObj(i -> item(asking, stated.get(i), "/items/" + i))
                .toList();
    }

    private static LapseItem item(Asking asking, Stated item, String pointer) {
        var line = asking.leaf(item.line(), pointer + "/lineCode");
        return new LapseItem(line.code(), item.portion(), item.amount());
    }
}
