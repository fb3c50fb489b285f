package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.core.plan.LineId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who asks, and in which role; a parameter of this type in a controller is filled in.
 *
 * @param account the user name
 * @param actingRole the role that opened the door
 * @param roles all roles of the account
 * @param agency the code of the agency the account acts for; null for those who act for none
 * @param channel how it came in: {@code PAGE} from a browser in which it signed in, else {@code API}
 */
public record Caller(
        String account,
        Role actingRole,
        Set<Role> roles,
        @Nullable String agency,
        String channel) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** Who asks in this thread's request. */
    public static Caller current() {
        var request = RequestContextHolder.getRequestAttributes();
        return request instanceof ServletRequestAttributes web ? of(web.getRequest()) : nobody();
    }

    /** Who sent the request; there is always somebody behind a door that is not open to all. */
    public static Caller of(HttpServletRequest request) {
        return behind(request).orElseGet(Caller::nobody);
    }

    /** Who sent the request; empty when the door was open to all or nobody was let in. */
    static Optional<Caller> behind(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    static void enters(HttpServletRequest request, Guest guest, Role actingRole) {
        var account = guest.account();
        request.setAttribute(
                ATTRIBUTE,
                new Caller(
                        account.username(),
                        actingRole,
                        guest.roles(),
                        account.agency(),
                        guest.way().channel()));
    }

    /** The same in another of its roles. */
    Caller in(Role role) {
        return new Caller(account, role, roles, agency, channel);
    }

    /** Whether the caller has signed in with a browser, and so can sign out. */
    public boolean inBrowser() {
        return channel.equals(Way.SESSION.channel());
    }

    /** Whether the caller may see what concerns everybody's accounts. */
    boolean keeps() {
        return roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.AUDITOR);
    }

    /** Whether the caller may see and do things on lines that this agency leads. */
    public boolean reaches(String leadAgency) {
        return !actingRole.confined() || leadAgency.equals(agency);
    }

    /** @throws Problem {@code outside-agency} when another agency leads the line and the caller is bound to its own */
    public void mustLead(String leadAgency, LineId line) {
        if (!reaches(leadAgency)) {
            throw Problem.of(ProblemCode.OUTSIDE_AGENCY).with("line", line).with("agency", agency);
        }
    }

    private static Caller nobody() {
        throw new IllegalStateException("nobody has signed in");
    }
}
