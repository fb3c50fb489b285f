package ledger.api.page.entry;

import static ledger.api.page.entry.Field.AMOUNT;
import static ledger.api.page.entry.Field.CONTRACT;
import static ledger.api.page.entry.Field.CONTRACT_DATE;
import static ledger.api.page.entry.Field.DAY;
import static ledger.api.page.entry.Field.DECISION;
import static ledger.api.page.entry.Field.DECISION_DATE;
import static ledger.api.page.entry.Field.FROM_LINE;
import static ledger.api.page.entry.Field.FROM_PORTION;
import static ledger.api.page.entry.Field.LINE;
import static ledger.api.page.entry.Field.PAYEE;
import static ledger.api.page.entry.Field.PORTION;
import static ledger.api.page.entry.Field.QUANTITY;
import static ledger.api.page.entry.Field.REASON;
import static ledger.api.page.entry.Field.TAX_CODE;
import static ledger.api.page.entry.Field.TO_LINE;
import static ledger.api.page.entry.Field.TO_PORTION;
import static ledger.api.page.entry.Field.VOUCHER;
import static ledger.api.page.entry.Field.VOUCHER_DATE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.core.Fact;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.hold.HoldEvent.FundsHeld;

/** Nghiệp vụ: what can be recorded on a form, and what is filled in for it. The first fields are always asked for. */
public enum Act {
    COMMIT(
            "commitments",
            On.LINE,
            List.of(LINE, PAYEE, CONTRACT, CONTRACT_DATE, AMOUNT),
            PORTION,
            QUANTITY,
            TAX_CODE,
            DECISION,
            DECISION_DATE),
    PAY("disbursements", On.EITHER, List.of(LINE, PAYEE, VOUCHER, VOUCHER_DATE, AMOUNT), PORTION, QUANTITY, TAX_CODE),
    ADVANCE(
            "disbursements",
            On.EITHER,
            List.of(LINE, PAYEE, VOUCHER, VOUCHER_DATE, AMOUNT),
            PORTION,
            QUANTITY,
            TAX_CODE),
    ALLOCATE("allocations", On.LINE, List.of(LINE, DECISION, DECISION_DATE, AMOUNT), PORTION),
    ALLOCATE_ALL("allocations", On.PLAN, List.of(DECISION, DECISION_DATE)),
    SUPPLEMENT("allocations", On.LINE, List.of(LINE, DECISION, DECISION_DATE, AMOUNT), PORTION),
    REDUCE("allocations", On.LINE, List.of(LINE, DECISION, DECISION_DATE, AMOUNT), PORTION),
    TRANSFER(
            "transfers",
            On.LINE,
            List.of(FROM_LINE, TO_LINE, DECISION, DECISION_DATE, AMOUNT),
            FROM_PORTION,
            TO_PORTION),
    HOLD("holds", On.LINE, List.of(LINE, AMOUNT), PORTION),
    ADJUST("adjustments", On.FACT, List.of(CONTRACT, CONTRACT_DATE, AMOUNT), QUANTITY),
    SETTLE("settlements", On.FACT, List.of(VOUCHER, VOUCHER_DATE, AMOUNT)),
    RECOVER("recoveries", On.FACT, List.of(VOUCHER, VOUCHER_DATE, AMOUNT)),
    RETURN("returns", On.FACT, List.of(VOUCHER, VOUCHER_DATE, AMOUNT)),
    RELEASE("releases", On.FACT, List.of(AMOUNT), QUANTITY),
    REVERSE("reversals", On.FACT, List.of());

    /** What it is recorded on. */
    private enum On {
        PLAN,
        LINE,
        FACT,
        /** On a line, or drawn on a commitment. */
        EITHER
    }

    /** Members of the line or of the commitment's own papers, which a payment under a commitment does not say again. */
    private static final Set<Field> OF_THE_COMMITMENT = EnumSet.of(LINE, PAYEE, TAX_CODE, QUANTITY, PORTION);

    private static final Set<Field> OPTIONAL = EnumSet.of(VOUCHER, VOUCHER_DATE);

    private final String command;
    private final On on;
    private final List<Field> asked;
    private final List<Field> more;

    Act(String command, On on, List<Field> asked, Field... more) {
        this.command = command;
        this.on = on;
        this.asked = Stream.concat(asked.stream(), Stream.of(DAY, REASON)).toList();
        this.more = List.of(more);
    }

    /** As it stands in an address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Act> of(String slug) {
        return Stream.of(values()).filter(act -> act.slug().equals(slug)).findFirst();
    }

    /** The act that recorded a fact, where the fact can be replaced by another one of its kind. */
    static Optional<Act> thatRecorded(Fact fact) {
        if (fact instanceof FundsCommitted) {
            return Optional.of(COMMIT);
        } else if (fact instanceof FundsDisbursed disbursed) {
            return Optional.of(disbursed.kind() == DisbursementKind.ADVANCE ? ADVANCE : PAY);
        } else if (fact instanceof FundsAllocated) {
            return Optional.of(ALLOCATE);
        }
        return fact instanceof FundsHeld ? Optional.of(HOLD) : Optional.empty();
    }

    /** The command's name, which is the end of its route. */
    public String command() {
        return command;
    }

    /** Whether it may stand in the list of what can be recorded on a plan. */
    boolean begins() {
        return on != On.FACT;
    }

    boolean mayHaveTarget() {
        return on == On.FACT || on == On.EITHER;
    }

    boolean mustHaveTarget() {
        return on == On.FACT;
    }

    /** The fields that are always shown. */
    List<Field> asked(boolean onFact) {
        return fields(asked, onFact);
    }

    /** Those that few need. */
    List<Field> more(boolean onFact) {
        return fields(more, onFact);
    }

    List<Field> all(boolean onFact) {
        var all = new ArrayList<>(asked(onFact));
        all.addAll(more(onFact));
        return all;
    }

    private List<Field> fields(List<Field> of, boolean onFact) {
        return onFact && on == On.EITHER
                ? of.stream()
                        .filter(field -> !OF_THE_COMMITMENT.contains(field))
                        .toList()
                : of;
    }

    /** Whether a field that is always shown may be left empty. */
    boolean optional(Field field) {
        return OPTIONAL.contains(field)
                || this == RELEASE && field == AMOUNT
                || this == ADJUST && (field == CONTRACT || field == CONTRACT_DATE)
                || (this == ALLOCATE || this == ALLOCATE_ALL) && (field == DECISION || field == DECISION_DATE)
                || (this == PAY || this == ADVANCE) && field == PAYEE;
    }

    /** Members of the body that nobody fills in, because the act says them. */
    Map<String, Object> said() {
        return switch (this) {
            case PAY -> Map.of("kind", "PAYMENT");
            case ADVANCE -> Map.of("kind", "ADVANCE");
            case ALLOCATE_ALL -> Map.of("asApproved", true);
            case SUPPLEMENT -> Map.of("kind", "SUPPLEMENT");
            case REDUCE -> Map.of("kind", "REDUCTION");
            default -> Map.of();
        };
    }
}
