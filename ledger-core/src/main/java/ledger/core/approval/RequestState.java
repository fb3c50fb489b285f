package ledger.core.approval;

/** Where a request stands. */
public enum RequestState {
    /** Chờ duyệt. */
    PENDING,
    /** Đã duyệt. */
    APPROVED,
    /** Bị trả lại. */
    RETURNED,
    /** Đã rút. */
    WITHDRAWN,
    /** Hết hạn. */
    EXPIRED
}
