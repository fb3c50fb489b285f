package ledger.api.importing;

/** How far two names are apart. */
final class Likeness {

    private Likeness() {}

    /** Whether one becomes the other by changing at most every eighth letter. */
    static boolean near(String one, String other) {
        int most = Math.max(1, Math.min(one.length(), other.length()) / 8);
        return Math.abs(one.length() - other.length()) <= most && distance(one, other) <= most;
    }

    private static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int index = 0; index < above.length; index++) {
            above[index] = index;
        }
        for (int row = 1; row <= one.length(); row++) {
            var line = new int[above.length];
            line[0] = row;
            for (int index = 1; index < above.length; index++) {
                int change = one.charAt(row - 1) == other.charAt(index - 1) ? 0 : 1;
                line[index] = Math.min(above[index - 1] + change, Math.min(above[index], line[index - 1]) + 1);
            }
            above = line;
        }
        return above[other.length()];
    }
}
