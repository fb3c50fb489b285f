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
        return role(path, caller).isPresent();
    }

    /**
     * The caller in the role in which a POST to the path would be let in.
     *
     * @throws Problem {@code forbidden}
     */
    public Caller through(String path, Caller caller) {
        return caller.in(role(path, caller).orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN)));
    }

    private Optional<Role> role(String path, Caller caller) {
        var to = PathContainer.parsePath(path);
        return doors.all().stream()
                .filter(door -> door.method().equals(HttpMethod.POST) && door.leads(to))
                .findFirst()
                .flatMap(door -> door.actingRole(caller.roles()));
    }
}
