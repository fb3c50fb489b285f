package ledger.core.law;

/** How surely a rule is known. */
public enum Certainty {
    /** Read where others quote the law; the law itself was not at hand. */
    SECONDARY_SOURCE,
    /** Not looked up at all: such a rule warns and never refuses. */
    MEMORY,
    /** No rule of the law: what the plans themselves say, asked of the books of this ledger. */
    BOOKS
}
