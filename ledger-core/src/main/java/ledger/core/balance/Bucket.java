package ledger.core.balance;

/** Where money of a portion can stand. What is not {@link #OUTSIDE} adds up to what was allocated. */
public enum Bucket {
    /** Not allocated to the line: the other side of allocations and of next year's carry-over. */
    OUTSIDE,
    /** Còn được cam kết: may be committed or paid. */
    AVAILABLE,
    /** Tạm giữ: may not be used for now. */
    HELD,
    /** Dự kiến chi: set aside for a request that waits for approval. */
    RESERVED,
    /** Cam kết chưa chi: promised and not yet drawn. */
    COMMITTED,
    /** Tạm ứng: has left and is not yet settled. */
    ADVANCED,
    /** Thực chi: has left for good. */
    SPENT,
    /** Hủy dự toán: may no longer be used. */
    LAPSED,
    /** Chuyển nguồn: has moved to next year's plan. */
    CARRIED_OUT
}
