package ledger.api.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import ledger.api.report.Deadline.State;
import ledger.core.law.Circumstances;
import ledger.projections.plan.Appendix.Header;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Hạn báo cáo: the deadlines of a plan's year, seen from today in the ledger's zone. */
@Component
@EnableConfigurationProperties(Calendar.class)
public final class Deadlines {

    /** How far ahead the bell of a page looks. */
    private static final int BELL_DAYS = 30;

    private final Calendar calendar;
    private final Clock clock;

    @Autowired
    Deadlines(Calendar calendar) {
        this(calendar, Clock.system(Circumstances.ZONE));
    }

    Deadlines(Calendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Those of a fiscal year, in the order of their days. */
    public List<Deadline> of(int fiscalYear, Locale locale) {
        var today = LocalDate.now(clock);
        return calendar.deadlines().stream()
                .map(entry -> deadline(entry, fiscalYear, today, locale))
                .sorted(Comparator.comparing(Deadline::before))
                .toList();
    }

    /** How many deadlines of a plan are within the next 30 days. */
    public long near(Header plan) {
        var today = LocalDate.now(clock);
        return calendar.deadlines().stream()
                .map(entry -> daysLeft(lastDay(entry, plan.fiscalYear()), today))
                .filter(days -> days >= 0 && days <= BELL_DAYS)
                .count();
    }

    private Deadline deadline(Calendar.Entry entry, int fiscalYear, LocalDate today, Locale locale) {
        var lastDay = lastDay(entry, fiscalYear);
        long left = daysLeft(lastDay, today);
        return new Deadline(
                lastDay.plusDays(1),
                lastDay,
                left,
                left < 0 ? State.PAST : left <= calendar.soonDays() ? State.DUE_SOON : State.UPCOMING,
                Calendar.Entry.said(entry.task(), locale),
                Calendar.Entry.said(entry.from(), locale),
                Calendar.Entry.said(entry.to(), locale),
                Calendar.Entry.said(entry.source(), locale));
    }

    /** "Trước ngày" is strictly before. */
    private static LocalDate lastDay(Calendar.Entry entry, int fiscalYear) {
        return entry.day().atYear(fiscalYear).minusDays(1);
    }

    private static long daysLeft(LocalDate lastDay, LocalDate today) {
        return ChronoUnit.DAYS.between(today, lastDay);
    }
}
