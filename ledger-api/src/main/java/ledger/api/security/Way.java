package ledger.api.security;

/** How it was found out who somebody is. */
enum Way {
    /** HTTP Basic, with every request. */
    PASSWORD,
    /** A personal access token, with every request. */
    TOKEN,
    /** A token that a provider has signed, with every request. */
    PROVIDER,
    /** The cookie of a browser in which somebody has signed in. */
    SESSION;

    /** The channel that events and refusals carry. */
    String channel() {
        return this == SESSION ? "PAGE" : "API";
    }
}
