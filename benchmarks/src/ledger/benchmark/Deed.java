package ledger.benchmark;

/**
 * Something that a client asks to be recorded, once.
 *
 * @param mark the reason it gives, which no other deed has: by it the checker finds it, whatever became of its key
 * @param line the line's code
 * @param commitment whether it commits money; else it disburses
 */
record Deed(String mark, String path, String key, String body, String line, boolean commitment, long amount) {

    /** The answer that said it is recorded. */
    record Acknowledged(Deed deed, long position) {}

    /** How it stands in the log. */
    record Stored(String mark, long position) {}
}
