package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;

/** Is told of every request that was forbidden (403) before the answer leaves, so that it can be kept as evidence. */
@FunctionalInterface
public interface ForbiddenLog {

    /** @param code of the problem, such as {@code outside-agency} */
    void forbidden(HttpServletRequest request, Caller caller, String code);
}
