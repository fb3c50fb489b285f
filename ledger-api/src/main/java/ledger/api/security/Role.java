package ledger.api.security;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may do. The order is that of how much a role may read: who has several acts in the first that fits. */
public enum Role {
    /** Kiểm toán: reads everything, writes nothing. */
    AUDITOR,
    /** Quản lý dự toán: plans, allocations, year end; reads everything about money. */
    BUDGET_OFFICER,
    /** Lãnh đạo: plans, lines, balances, reports. */
    VIEWER,
    /** Người duyệt: decides on requests of the own agency. */
    APPROVER,
    /** Kế toán: commits and disburses on lines that the own agency leads. */
    ACCOUNTANT,
    /** Quản trị: accounts, agencies, rule sets; no money. */
    ADMINISTRATOR;

    /** How the roles are called. */
    static final Set<String> NAMES = Arrays.stream(values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    /** Whether it is bound to the lines that the own agency leads. */
    public boolean confined() {
        return this == ACCOUNTANT || this == APPROVER;
    }
}
