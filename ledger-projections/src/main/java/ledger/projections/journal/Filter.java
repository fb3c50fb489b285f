package ledger.projections.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import ledger.core.plan.PlanId;
import ledger.projections.Query;
import org.jspecify.annotations.Nullable;

/**
 * What an event must be like to be shown; null asks for nothing. None of it but {@code leadAgency} ever changes of an event
 * that is recorded.
 *
 * @param line or one above it in the appendix
 * @param leadAgency only what happened to lines that this agency leads now, or to a plan as a whole
 * @param agency that the actor belonged to
 * @param approver who approved the request that the event carries out
 * @param from the first effective day
 * @param to the last effective day
 * @param recordedFrom the first recorded instant
 * @param recordedTo the last recorded instant
 * @param amountFrom the least amount, in đồng
 * @param amountTo the greatest amount, in đồng
 * @param text a part of the reason, payee, document number, actor or fact id, with or without accents
 * @param until the last position
 */
public record Filter(
        @Nullable String plan,
        @Nullable String line,
        @Nullable String leadAgency,
        @Nullable String type,
        @Nullable String actor,
        @Nullable String agency,
        @Nullable String approver,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedTo,
        @Nullable Long amountFrom,
        @Nullable Long amountTo,
        @Nullable String text,
        @Nullable Long until) {

    public static final Filter ALL =
            new Filter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final String LED_BY =
            "(line is null or (plan, line) in (select plan, line from reading.line where lead_agency = ?))";

    /** Everything that happened to a plan. */
    public static Filter of(PlanId plan) {
        return new Filter(
                plan.value(), null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same, as far as this agency leads the line; of all lines for null. */
    public Filter ledBy(@Nullable String lead) {
        return new Filter(
                plan,
                line,
                lead,
                type,
                actor,
                agency,
                approver,
                from,
                to,
                recordedFrom,
                recordedTo,
                amountFrom,
                amountTo,
                text,
                until);
    }

    /** The same up to a position, which is included: what it finds never changes again. */
    public Filter upTo(long position) {
        return new Filter(
                plan,
                line,
                leadAgency,
                type,
                actor,
                agency,
                approver,
                from,
                to,
                recordedFrom,
                recordedTo,
                amountFrom,
                amountTo,
                text,
                position);
    }

    Query query() {
        return new Query(Journal.ENTRIES)
                .and("plan = ?", plan)
                .onLine(line)
                .and(LED_BY, leadAgency)
                .and("event_type = ?", type)
                .and("actor = ?", actor)
                .and("agency = ?", agency)
                .and("approver = ?", approver)
                .and("effective >= ?", from)
                .and("effective <= ?", to)
                .and("recorded_at >= ?", atUtc(recordedFrom))
                .and("recorded_at <= ?", atUtc(recordedTo))
                .and("amount >= ?", amountFrom)
                .and("amount <= ?", amountTo)
                .and("strpos(search, ?) > 0", text == null ? null : PlainText.of(text))
                .and("position <= ?", until);
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
