package ledger.projections.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ledger.core.balance.Bucket;

/** What a portion has a number for: in đồng, but for {@link #QUANTITY_USED}, which is in the line's unit. */
public enum Figure {
    /** What the appendix in force prints. */
    APPROVED,
    /** What may be allocated. */
    LIMIT,
    CARRIED_IN,
    QUANTITY_USED,
    AVAILABLE,
    HELD,
    RESERVED,
    COMMITTED,
    ADVANCED,
    SPENT,
    LAPSED,
    CARRIED_OUT;

    /** How many there are. */
    static final int COUNT = values().length;

    /** The columns of all figures, in their order. */
    static String columns(String table) {
        return Arrays.stream(values())
                .map(figure -> table + "." + figure.column())
                .collect(Collectors.joining(", "));
    }

    private String column() {
        return this == LIMIT ? "limit_amount" : name().toLowerCase(Locale.ROOT);
    }

    /** The figure of a bucket; there is none of {@link Bucket#OUTSIDE}, which is nobody's balance. */
    static Figure of(Bucket bucket) {
        return switch (bucket) {
            case OUTSIDE -> throw new IllegalArgumentException("outside of all portions");
            case AVAILABLE -> AVAILABLE;
            case HELD -> HELD;
            case RESERVED -> RESERVED;
            case COMMITTED -> COMMITTED;
            case ADVANCED -> ADVANCED;
            case SPENT -> SPENT;
            case LAPSED -> LAPSED;
            case CARRIED_OUT -> CARRIED_OUT;
        };
    }
}
