package ledger.api.security;

import java.util.Optional;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** Whether somebody who came in by one door might have come in by another. */
@Component
public final class OtherDoors {

    private final Doors doors = new Doors();

    /** Whether the caller may POST to a path. */
    public boolean open(String path, Caller caller) {
        return role(HttpMethod.POST, path, caller).isPresent();
    }

    /** The caller in the role in which a GET of the path would be let in; empty when it would not. */
    public Optional<Caller> reading(String path, Caller caller) {
        return role(HttpMethod.GET, path, caller).map(caller::in);
    }

    /**
     * The caller in the role in which a POST to the path would be let in.
     *
     * @throws Problem {@code forbidden}
     */
    public Caller through(String path, Caller caller) {
        return caller.in(role(HttpMethod.POST, path, caller).orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN)));
    }

    private Optional<Role> role(HttpMethod method, String path, Caller caller) {
        var to = PathContainer.parsePath(path);
        return doors.all().stream()
                .filter(door -> door.method().equals(method) && door.leads(to))
                .findFirst()
                .flatMap(door -> door.actingRole(caller.roles()));
    }
}
