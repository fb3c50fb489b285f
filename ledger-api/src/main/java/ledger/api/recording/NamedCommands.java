package ledger.api.recording;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.security.Caller;
import ledger.api.security.OtherDoors;
import ledger.core.Fact;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Reads commands that are named in the body of another request: {@code {command, target, body}}. */
@Component
public final class NamedCommands {

    private static final String COMMAND = "command";
    private static final String TARGET = "target";
    static final String BODY = "body";

    private final Supplier<List<CommandRoute>> routes;
    private final Catalogue catalogue;
    private final Papers papers;
    private final Recording recording;
    private final OtherDoors doors;

    /** @param chapters asked for when the first command comes: they themselves have commands read */
    NamedCommands(
            ObjectProvider<CommandRoutes> chapters,
            Catalogue catalogue,
            Papers papers,
            Recording recording,
            OtherDoors doors) {
        this.routes = SingletonSupplier.of(() ->
                chapters.stream().flatMap(chapter -> chapter.routes().stream()).toList());
        this.catalogue = catalogue;
        this.papers = papers;
        this.recording = recording;
        this.doors = doors;
    }

    /**
     * A command as it would come by its own route.
     *
     * @param id in the route's path
     * @param caller in the role in which the route lets them in
     */
    public record Named(CommandRoute route, String id, Body body, Caller caller) {}

    /**
     * The command that a body names.
     *
     * @param plan on which it is, or on a fact of which
     * @param meant the routes that may be named
     * @param own how the command's own body is taken out of the one that names it
     * @throws Problem {@code validation} when no such route is named, {@code not-found} when the target can be no fact of
     *     the plan, {@code forbidden} when the caller may not give it
     */
    public Named read(
            Body naming,
            PlanId plan,
            Predicate<CommandRoute> meant,
            BiFunction<Body, String, Body> own,
            Caller caller) {
        var name = naming.text(COMMAND, 40);
        var target = naming.optionalText(TARGET, 200);
        var body = own.apply(naming, BODY);
        var known = routes.get().stream().filter(meant).toList();
        var named = named(known, name, target != null, naming);
        naming.doneHere();
        var route = target == null ? named.get(0) : chosen(named, plan, target, caller);
        var id = target == null ? plan.value() : target;
        return new Named(route, id, body, doors.through(route.path(id), caller));
    }

    /**
     * Reads the named command's own members, but for the reason and the day.
     *
     * @throws Problem {@code not-found}, {@code outside-agency}
     */
    public Draft draft(Named named) {
        return named.route().reader().read(new Asking(catalogue, papers, named, false));
    }

    /**
     * The same of a command that was let in once: a successor may lead its line by now, and its plan may be withdrawn.
     *
     * @throws Problem {@code not-found}
     */
    public Draft letIn(Named named) {
        return named.route().reader().read(new Asking(catalogue, papers, named, true));
    }

    /** Whether the caller may give a command with this name on a fact. */
    public boolean takes(String command, Fact fact, Caller caller) {
        return routes.get().stream()
                .anyMatch(route -> route.command().equals(command)
                        && route.takes(fact)
                        && doors.open(route.path(fact.id().toString()), caller));
    }

    /** The routes with a name, those of plans or those of facts; where there is none, the body has been told why. */
    private static List<CommandRoute> named(List<CommandRoute> known, String name, boolean withTarget, Body body) {
        var named = known.stream().filter(route -> route.command().equals(name)).toList();
        var meant = named.stream()
                .filter(route -> (route.target() != null) == withTarget)
                .toList();
        if (named.isEmpty()) {
            var allowed = known.stream()
                    .map(CommandRoute::command)
                    .distinct()
                    .sorted()
                    .toList();
            body.error(COMMAND, "not-one-of", Map.of("allowed", allowed));
        } else if (meant.isEmpty()) {
            body.error(TARGET, withTarget ? "no-target" : "required");
        }
        return meant;
    }

    /**
     * The route on which the target is what it is. Where it is nothing of the kind, any route says so that the caller may
     * take.
     */
    private CommandRoute chosen(List<CommandRoute> named, PlanId plan, String target, Caller caller) {
        var id = FactId.read(target)
                .filter(fact -> fact.line().plan().equals(plan))
                .orElseThrow(() -> Papers.unknown(target));
        var fact = recording.fact(id);
        return named.stream()
                .filter(route -> fact.filter(route::takes).isPresent())
                .findFirst()
                .or(() -> named.stream()
                        .filter(route -> doors.open(route.path(plan.value()), caller))
                        .findFirst())
                .orElse(named.get(0));
    }
}
