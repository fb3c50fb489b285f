package ledger.core.law;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an accountant records on a line and a policy may want approved, each called as its route is. */
public enum Approvable {
    /** Cam kết chi. */
    COMMITMENTS,
    /** Điều chỉnh cam kết chi. */
    ADJUSTMENTS,
    /** Hủy cam kết chi. */
    RELEASES,
    /** Giải ngân: payments and advances. */
    DISBURSEMENTS,
    /** Thanh toán tạm ứng. */
    SETTLEMENTS,
    /** Thu hồi tạm ứng. */
    RECOVERIES,
    /** Nộp khôi phục dự toán. */
    RETURNS,
    /** Đảo bút toán of any of these. */
    REVERSALS;

    private final String route = name().toLowerCase(Locale.ROOT);

    /** The last segment of its route. */
    public String route() {
        return route;
    }

    /** What comes by a route with this last segment; empty when nothing of the kind does. */
    public static Optional<Approvable> of(String route) {
        return Arrays.stream(values())
                .filter(approvable -> approvable.route.equals(route))
                .findFirst();
    }
}
