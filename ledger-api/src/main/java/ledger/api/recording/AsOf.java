package ledger.api.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import ledger.projections.Moment;
import ledger.projections.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * As of when a request asks to be answered, as it was understood; null where it does not say.
 *
 * @param asOf the last day that counts
 * @param recordedAsOf the last instant of what was recorded
 * @param atPosition the last position of what was recorded
 * @param moment what all of it comes to; null for the present
 */
public record AsOf(
        @Nullable LocalDate asOf,
        @Nullable Instant recordedAsOf,
        @Nullable Long atPosition,
        @Nullable Moment moment) {

    /** What was read, with the position that it shows. */
    public <T> Reading<T> shown(Reading<T> read) {
        return moment == null ? read : new Reading<>(moment.position(), read.value());
    }

    /** The query of an address that asks for the same; empty for the present. */
    public String query() {
        return UriComponentsBuilder.newInstance()
                .queryParamIfPresent("asOf", Optional.ofNullable(asOf))
                .queryParamIfPresent("recordedAsOf", Optional.ofNullable(recordedAsOf))
                .queryParamIfPresent("atPosition", Optional.ofNullable(atPosition))
                .build()
                .toUriString();
    }

    /** Says in an answer as of when it is. */
    public void in(Map<String, Object> members) {
        members.put("asOf", Members.text(asOf));
        members.put("recordedAsOf", recordedAsOf == null ? null : Members.instant(recordedAsOf));
        members.put("atPosition", atPosition);
    }
}
