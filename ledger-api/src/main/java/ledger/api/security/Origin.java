package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request came from; the details of every authentication, and a part of all evidence. */
record Origin(String address, String requestId) {

    static Origin of(HttpServletRequest request) {
        return new Origin(request.getRemoteAddr(), RequestId.of(request));
    }
}
