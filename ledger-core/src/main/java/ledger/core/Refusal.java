package ledger.core;

/** Why a command was not allowed, with the facts: the record's components are shown to the reader and kept for auditors. */
public interface Refusal {

    /** A fact of a refusal that is shown by its own components, as the refusal is. */
    interface Part {}

    /** The stable code of the problem, such as {@code not-enough-available}. */
    String code();

    /** The rule that was broken, where one problem code stands for several; it names the sentence that is shown. */
    default String rule() {
        return code();
    }

    /**
     * The member that is at fault, as a JSON pointer within what the rule was asked of: the request, or an item of its
     * lists ({@link Rules#within}); empty when it is all of it.
     */
    default String pointer() {
        return "";
    }
}
