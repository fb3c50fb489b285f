package ledger.api.wiring;

/**
 * Where the database is and as whom to come: the owner changes tables, the application records and reads.
 *
 * @param application the access of all daily work; never a superuser
 */
record DatabaseAccess(Login application, Login owner) {

    static final String OWNER = "ledger_owner";
    static final String APPLICATION = "ledger_app";

    /**
     * @param user null when the URL says it
     * @param password null when the URL says it
     * @param role the role to take on after signing in
     */
    record Login(
            String url,
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password,
            String role) {

        /** The statement that opens each session. */
        String takeRole() {
            return "set role " + role;
        }

        @Override
        public String toString() {
            return role + " at " + url.replaceFirst("\\?.*", "");
        }
    }
}
