package ledger.api.proof;

/** Why a checkpoint did not come to where it should, in both languages; it is tried again. */
final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    Undelivered(String vietnamese, String english) {
        super(vietnamese + " / " + english);
        this.sentence = vietnamese + " / " + english;
    }

    String sentence() {
        return sentence;
    }
}
