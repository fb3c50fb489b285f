package ledger.projections.balance;

/** By what balances are added up. */
public enum Dimension {
    /** Each leaf line; the key is its code. */
    LINE,
    /** Each portion of each leaf line; the key is {@code III.2/2016-2020}. */
    PORTION,
    SECTION,
    /** Cơ quan chủ trì; the key is the agency's code. */
    LEAD_AGENCY,
    /** Đơn vị được giao dự toán; the key is the agency's code. */
    BUDGET_HOLDER,
    PLAN
}
