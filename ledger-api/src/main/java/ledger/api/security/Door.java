package ledger.api.security;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One route and who may take it.
 *
 * @param roles in the order in which a caller acts in them; null when it is open to all, signed in or not
 * @param marks what else is special about it
 */
record Door(HttpMethod method, PathPattern path, @Nullable Set<Role> roles, Set<Mark> marks) {

    enum Mark {
        /** Open also to somebody who has to choose a password first. */
        BEFORE_PASSWORD,
        /** Closed to programs that show a token: they manage neither accounts nor tokens. */
        NOT_BY_TOKEN
    }

    static Door of(HttpMethod method, String path, @Nullable Set<Role> roles, Mark... marks) {
        return new Door(
                method,
                PathPatternParser.defaultInstance.parse(path),
                roles == null ? null : EnumSet.copyOf(roles),
                Set.of(marks));
    }

    boolean leads(PathContainer to) {
        return path.matches(to);
    }

    boolean open() {
        return roles == null;
    }

    /** The role in which somebody with these roles goes through; empty when none of them opens the door. */
    Optional<Role> actingRole(Set<Role> of) {
        return roles == null
                ? Optional.empty()
                : roles.stream().filter(of::contains).findFirst();
    }
}
