package ledger.api.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ledger.projections.journal.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * The months of its year in which a line of the appendix is to be carried out.
 *
 * @param first from 1
 * @param last to 12, included
 */
record Months(int first, int last) {

    static final Months WHOLE_YEAR = new Months(1, 12);

    private static final String TO = "\\s*(?:-|–|—|den(?: het)?)\\s*";
    private static final String OF_YEAR = "(?:\\s*/\\s*|\\s+nam\\s+)(\\d{4})\\b";

    /** "tháng 3 - 6/2021", "tháng 3/2021 - 6/2021", "tháng 11/2021". */
    private static final Pattern MONTHS = Pattern.compile("\\bthang\\s*(\\d{1,2})(?:\\s*/\\s*(\\d{4}))?(?:" + TO
            + "(?:thang\\s*)?(\\d{1,2}))?" + OF_YEAR + "|\\bthang\\s*(\\d{1,2})\\s*/\\s*(\\d{4})\\b");
    /** "quý II/2021", "quý 2 - 3 năm 2021". */
    private static final Pattern QUARTERS =
            Pattern.compile("\\bquy\\s*(iv|i{1,3}|[1-4])(?:" + TO + "(?:quy\\s*)?(iv|i{1,3}|[1-4]))?" + OF_YEAR);
    /** "Trong năm 2021", "Năm 2021", and nothing else said. */
    private static final Pattern YEAR = Pattern.compile("(?:trong |ca )?nam (\\d{4})[.;]?");

    /**
     * What the printed "Thời gian thực hiện" says; empty when it cannot be read, or speaks of another year.
     *
     * @param time null when nothing is printed
     */
    static Optional<Months> read(@Nullable String time, int fiscalYear) {
        if (time == null) {
            return Optional.empty();
        }
        var text = PlainText.of(time).strip();
        var year = YEAR.matcher(text);
        if (year.matches()) {
            return Integer.parseInt(year.group(1)) == fiscalYear ? Optional.of(WHOLE_YEAR) : Optional.empty();
        }
        var months = MONTHS.matcher(text);
        if (months.find()) {
            return months(months, fiscalYear);
        }
        var quarters = QUARTERS.matcher(text);
        return quarters.find() ? quarters(quarters, fiscalYear) : Optional.empty();
    }

    private static Optional<Months> months(Matcher found, int fiscalYear) {
        if (found.group(5) != null) {
            int only = Integer.parseInt(found.group(5));
            return within(only, only, found.group(6), found.group(6), fiscalYear);
        }
        int first = Integer.parseInt(found.group(1));
        int last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
        var firstYear = found.group(2) == null ? found.group(4) : found.group(2);
        return within(first, last, firstYear, found.group(4), fiscalYear);
    }

    private static Optional<Months> quarters(Matcher found, int fiscalYear) {
        int first = quarter(found.group(1));
        int last = found.group(2) == null ? first : quarter(found.group(2));
        return within(first * 3 - 2, last * 3, found.group(3), found.group(3), fiscalYear);
    }

    private static int quarter(String text) {
        return text.equals("iv") ? 4 : text.startsWith("i") ? text.length() : Integer.parseInt(text);
    }

    private static Optional<Months> within(int first, int last, String firstYear, String lastYear, int fiscalYear) {
        var year = Integer.toString(fiscalYear);
        return firstYear.equals(year) && lastYear.equals(year) && first >= 1 && first <= last && last <= 12
                ? Optional.of(new Months(first, last))
                : Optional.empty();
    }

    /**
     * How much of an amount is planned up to a day: each month has an equal part, and each day an equal part of its
     * month's. What does not divide is counted later, and all of it at the end of the last month.
     *
     * @param amount in đồng
     */
    long planned(long amount, int fiscalYear, LocalDate day) {
        int months = last - first + 1;
        int begun = (day.getYear() - fiscalYear) * 12 + day.getMonthValue() - first;
        if (begun < 0) {
            return 0;
        } else if (begun >= months) {
            return amount;
        }
        long before = part(amount, begun, months);
        long month = part(amount, begun + 1, months) - before;
        return before + part(month, day.getDayOfMonth(), day.lengthOfMonth());
    }

    /** Without overflow: amounts are large. */
    private static long part(long whole, int of, int parts) {
        return whole / parts * of + whole % parts * of / parts;
    }
}
