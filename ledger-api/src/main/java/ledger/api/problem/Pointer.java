package ledger.api.problem;

/** Steps of a JSON pointer (RFC 6901). */
final class Pointer {

    private static final int LONGEST_NAME = 100;

    private Pointer() {}

    /** The step to a member or an index, escaped; a name that no client of good will has written is cut short. */
    static String step(Object nameOrIndex) {
        var name = nameOrIndex.toString();
        var shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        // Lone surrogates cannot be written as UTF-8.
        return "/" + shown.replaceAll("\\p{Cs}", "\uFFFD").replace("~", "~0").replace("/", "~1");
    }
}
