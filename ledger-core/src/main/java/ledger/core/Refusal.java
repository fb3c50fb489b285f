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

    /** The member of the request that is at fault, as a JSON pointer; empty when it is the whole request. */
    default String pointer() {
        return "";
    }
}
