package ledger.api.report;

import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Until when who reports what to whom in every year: {@code ledger.reports} of the configuration, with its source.
 *
 * @param soonDays a deadline is soon when no more days are left
 * @param deadlines in any order
 */
@ConfigurationProperties("ledger.reports")
record Calendar(
        @DefaultValue("14") int soonDays, @DefaultValue List<Entry> deadlines) {

    Calendar {
        deadlines = List.copyOf(deadlines);
    }

    /**
     * One report that is due every year; texts by language, {@code vi} and {@code en}.
     *
     * @param before the day before which it has to be there, written {@code 05-30}: on the day itself it is late
     * @param task what is to be reported
     * @param from who reports
     * @param to to whom
     * @param source the paper that says so
     */
    record Entry(
            String before,
            Map<String, String> task,
            Map<String, String> from,
            Map<String, String> to,
            Map<String, String> source) {

        Entry {
            if (task.get("vi") == null || from.get("vi") == null || to.get("vi") == null || source.get("vi") == null) {
                throw new IllegalArgumentException(
                        "ledger.reports.deadlines: the deadline before " + before + " lacks task, from, to or source");
            }
            MonthDay.parse("--" + before);
        }

        MonthDay day() {
            return MonthDay.parse("--" + before);
        }

        /** In the reader's language, else in Vietnamese. */
        static String said(Map<String, String> text, Locale locale) {
            var own = text.get(locale.getLanguage());
            return own == null ? Objects.requireNonNull(text.get("vi")) : own;
        }
    }
}
