package ledger.core;

/** Why a command was not allowed, with the facts: the record's components are shown to the reader and kept for auditors. */
public interface Refusal {

    /** The stable code of the problem, such as {@code not-enough-available}. */
    String code();
}
