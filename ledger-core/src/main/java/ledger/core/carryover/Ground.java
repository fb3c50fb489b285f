package ledger.core.carryover;

/** Why money of a year may be used in the next one (Luật NSNN 83/2015, art. 64); what a ground asks for is in the rule set. */
public enum Ground {
    /** Hợp đồng đã ký: money promised under a contract that was signed in time. */
    CONTRACT_SIGNED,
    /** Chi đầu tư phát triển. */
    PUBLIC_INVESTMENT,
    /** Dự toán bổ sung muộn: money that was given late in the year. */
    LATE_SUPPLEMENT,
    /** Kinh phí nghiên cứu khoa học. */
    RESEARCH_TASK,
    /** Trường hợp khác được cấp có thẩm quyền cho phép. */
    OTHER_APPROVED
}
