package ledger.core.disbursement;

/** How money left. */
public enum DisbursementKind {
    /** Thực chi: for good. */
    PAYMENT,
    /** Tạm ứng: to be settled or recovered. */
    ADVANCE
}
