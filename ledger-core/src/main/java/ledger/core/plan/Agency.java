package ledger.core.plan;

/**
 * A body that runs lines or holds a budget.
 *
 * @param code short and stable, such as {@code so-khcn}
 * @param name as official documents write it, such as "Sở Khoa học và Công nghệ"
 */
public record Agency(String code, String name) {}
