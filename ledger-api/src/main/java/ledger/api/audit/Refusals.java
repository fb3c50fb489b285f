package ledger.api.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ledger.api.export.Pages;
import ledger.api.store.EventLog;
import ledger.api.store.StoredRefusal;
import ledger.core.law.Circumstances;
import ledger.projections.Order;
import ledger.projections.Start;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for refusals in the truth: no register has them. */
@Component
final class Refusals {

    /** So many rows are looked at at a time; a row holds a whole command, which may be an appendix. */
    private static final int STEP = 100;

    private final EventLog log;

    Refusals(EventLog log) {
        this.log = log;
    }

    /** Which refusals are wanted; null stands for any. */
    record Wanted(
            @Nullable String plan,
            @Nullable String line,
            @Nullable String actor,
            @Nullable String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text) {

        /** As far as the row says it, of which nothing is parsed. */
        private boolean row(StoredRefusal kept) {
            return (actor == null || actor.equals(kept.envelope().actor()))
                    && (code == null || code.equals(kept.code()))
                    && (from == null || !day(kept).isBefore(from))
                    && (to == null || !day(kept).isAfter(to));
        }

        private static LocalDate day(StoredRefusal kept) {
            return LocalDate.ofInstant(kept.recordedAt(), Circumstances.ZONE);
        }

        private boolean content(RefusedCommand refused, Locale locale) {
            return (plan == null || plan.equals(refused.plan()))
                    && (line == null || line.equals(refused.line()))
                    && (text == null || refused.says(PlainText.of(text), locale));
        }
    }

    /** The number of the last one; 0 when there is none. */
    long last() {
        return log.refusalsBefore(Long.MAX_VALUE, 1).stream()
                .findFirst()
                .map(StoredRefusal::number)
                .orElse(0L);
    }

    /** Those that are wanted, from a start on, as they are looked for. */
    Stream<RefusedCommand> found(Start start, Wanted wanted, Locale locale) {
        var order = start.order();
        var behind = start.behind();
        long first = behind != null ? behind.position() : order.descending() ? Long.MAX_VALUE : 0;
        return Pages.<StoredRefusal>behind(last -> next(order, last == null ? first : last.number()))
                .filter(wanted::row)
                .map(RefusedCommand::of)
                .filter(refused -> wanted.content(refused, locale));
    }

    private List<StoredRefusal> next(Order order, long number) {
        return order.descending() ? log.refusalsBefore(number, STEP) : log.refusals(number, STEP);
    }
}
