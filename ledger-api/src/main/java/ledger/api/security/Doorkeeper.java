package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    private final Map<HttpMethod, List<Door>> doors;

    Doorkeeper(List<Door> doors) {
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

    private static AuthorizationResult enter(Door door, @Nullable Authentication who, HttpServletRequest request) {
        if (who == null || !(who.getPrincipal() instanceof Account account)) {
            return STAY_OUT;
        }
        var acting = door.actingRole(account.roles());
        // Who is turned away is named too, in whatever role comes first: the refusal is kept.
        Caller.enters(
                request,
                account,
                acting.orElseGet(
                        () -> account.roles().stream().sorted().findFirst().orElseThrow()));
        return acting.isPresent() ? COME_IN : STAY_OUT;
    }

    private static PathContainer path(HttpServletRequest request) {
        return ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()
                : ServletRequestPathUtils.parse(request).pathWithinApplication();
    }
}
