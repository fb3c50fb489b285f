package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/** Lets a request through its door, notes who came in and in which role, and turns everything else away. */
final class Doorkeeper implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationResult COME_IN = new AuthorizationDecision(true);
    private static final AuthorizationResult STAY_OUT = new AuthorizationDecision(false);

    /**
     * There is no such route.
     *
     * @param others the methods with which there would be one
     */
    record NoDoor(Set<HttpMethod> others) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }

    /** There is a door, and the role would open it, but something else keeps it closed. */
    record Because(Problem problem) implements AuthorizationResult {
        @Override
        public boolean isGranted() {
            return false;
        }
    }

    /** The rule that is broken by whoever has not chosen a password yet. */
    static final String PASSWORD_FIRST = "password-must-change";

    private final Map<HttpMethod, List<Door>> doors;
    private final CommandLimit limit;

    Doorkeeper(List<Door> doors, CommandLimit limit) {
        this.limit = limit;
        this.doors = doors.stream().collect(Collectors.groupingBy(Door::method));
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = path(request);
        // Whoever may read may ask what a reading would bring.
        var asked = request.getMethod().equals("HEAD") ? HttpMethod.GET : HttpMethod.valueOf(request.getMethod());
        for (var door : doors.getOrDefault(asked, List.of())) {
            if (door.leads(path)) {
                return door.open() ? COME_IN : enter(door, authentication.get(), request);
            }
        }
        return new NoDoor(doors.entrySet().stream()
                .filter(other -> other.getValue().stream().anyMatch(door -> door.leads(path)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private AuthorizationResult enter(Door door, @Nullable Authentication who, HttpServletRequest request) {
        if (who == null || !(who.getPrincipal() instanceof Guest guest)) {
            return STAY_OUT;
        }
        var acting = door.actingRole(guest.roles());
        // Who is turned away is named too, in whatever role comes first: the refusal is kept.
        Caller.enters(
                request,
                guest,
                acting.orElseGet(() ->
                        guest.account().roles().stream().sorted().findFirst().orElseThrow()));
        return acting.isPresent() ? enter(door, guest) : STAY_OUT;
    }

    private AuthorizationResult enter(Door door, Guest guest) {
        var name = guest.account().username();
        var reads = door.method().equals(HttpMethod.GET);
        if (guest.mustChange() && !door.marks().contains(Door.Mark.BEFORE_PASSWORD)) {
            return new Because(Problem.of(ProblemCode.FORBIDDEN, PASSWORD_FIRST).with("account", name));
        } else if (guest.way() == Way.TOKEN && door.marks().contains(Door.Mark.NOT_BY_TOKEN)) {
            return new Because(Problem.of(ProblemCode.FORBIDDEN, "not-by-token"));
        } else if (!guest.mayWrite() && !reads) {
            return new Because(Problem.of(ProblemCode.FORBIDDEN, "token-only-reads"));
        }
        var wait = reads ? 0 : limit.secondsToWait(name);
        return wait == 0
                ? COME_IN
                : new Because(Problem.of(ProblemCode.TOO_MANY_REQUESTS, "too-many-commands")
                        .retryAfter(wait));
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()
                : ServletRequestPathUtils.parse(request).pathWithinApplication();
    }
}
