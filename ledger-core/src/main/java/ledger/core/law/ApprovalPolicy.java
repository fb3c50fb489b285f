package ledger.core.law;

import java.util.List;
import java.util.Optional;
import ledger.core.money.Money;

/**
 * Quy định duyệt: what of a plan one person records only after another has approved it.
 *
 * @param thresholds at most one of a kind; what has none is recorded at once
 * @param expiresAfterDays how many days a request waits for a decision, at least 1
 */
public record ApprovalPolicy(List<Threshold> thresholds, int expiresAfterDays) {

    /** The longest that a request may wait: whatever is asked is answered within the year. */
    public static final int LONGEST_WAIT_DAYS = 366;

    /** Of a plan for which none was set: nothing has to be approved, and who asks all the same waits a month at most. */
    public static final ApprovalPolicy NONE = new ApprovalPolicy(List.of(), 30);

    public ApprovalPolicy {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * From which amount on a kind of command has to be approved.
     *
     * @param from in đồng of money that it moves; 0 for all of its kind
     */
    public record Threshold(Approvable command, Money from) {}

    /** The amount from which on a kind of command has to be approved; empty when it never has. */
    public Optional<Money> from(Approvable command) {
        return thresholds.stream()
                .filter(threshold -> threshold.command == command)
                .map(Threshold::from)
                .findFirst();
    }
}
