package ledger.api.security;

/**
 * What the page of signing in shows where people may come by way of the provider; there is no such bean where they may not.
 *
 * @param name how the provider is called: "Đăng nhập bằng {name}"
 * @param address where a link leads that signs in; {@code ?to=} takes the page to go on to
 * @param signOut where a form is sent (POST) that signs out, here and at the provider
 */
record OidcLink(String name, String address, String signOut) {}
