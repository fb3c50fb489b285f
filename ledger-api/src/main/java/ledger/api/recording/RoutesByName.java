package ledger.api.recording;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Finds the route that a command would take, by its last segment and what its target is. */
@Component
public final class RoutesByName {

    private final Supplier<List<CommandRoute>> routes;
    private final Recording recording;
    private final OtherDoors doors;

    /** @param chapters asked for when the first command comes: they themselves have commands read */
    RoutesByName(ObjectProvider<CommandRoutes> chapters, Recording recording, OtherDoors doors) {
        this.routes = SingletonSupplier.of(() ->
                chapters.stream().flatMap(chapter -> chapter.routes().stream()).toList());
        this.recording = recording;
        this.doors = doors;
    }

    /** The routes with a name, those of plans or those of facts; where there is none, the body has been told why. */
    public List<CommandRoute> named(String name, boolean withTarget, Body body) {
        var named = routes.get().stream()
                .filter(route -> route.command().equals(name))
                .toList();
        var meant = named.stream()
                .filter(route -> (route.target() != null) == withTarget)
                .toList();
        if (named.isEmpty()) {
            var allowed = routes.get().stream()
                    .map(CommandRoute::command)
                    .distinct()
                    .sorted()
                    .toList();
            body.error("command", "not-one-of", Map.of("allowed", allowed));
        } else if (meant.isEmpty()) {
            body.error("target", withTarget ? "no-target" : "required");
        }
        return meant;
    }

    /**
     * The route on which the target is what it is. Where it is nothing of the kind, any route says so that the caller may
     * take.
     *
     * @throws Problem {@code not-found} when the target can be no fact of the plan
     */
    public CommandRoute chosen(List<CommandRoute> named, PlanId plan, String target, Caller caller) {
        var id = FactId.read(target)
                .filter(fact -> fact.line().plan().equals(plan))
                .orElseThrow(() -> Papers.unknown(target));
        var fact = recording.fact(id);
        return named.stream()
                .filter(route -> route.target() != null
                        && fact.filter(route.target()::isInstance).isPresent())
                .findFirst()
                .or(() -> named.stream()
                        .filter(route -> doors.open(route.path(plan.value()), caller))
                        .findFirst())
                .orElse(named.get(0));
    }
}
