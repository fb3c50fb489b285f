package ledger.api.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import ledger.core.plan.Plan;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * The appendix as rows parted by commas, in UTF-8 with a byte order mark, for which spreadsheet programs look. Numbers are
 * plain digits.
 *
 * <p>A program takes a text that begins with {@code = + - @}, a tab or a line break for a formula. Such a text gets an
 * apostrophe before it, and so does one that already begins with apostrophes before such a character: whoever takes
 * one apostrophe away has the text as it was.
 */
final class AppendixCsv {

    private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\t\r\n]");

    private AppendixCsv() {}

    static byte[] of(Plan plan) {
        var csv = new StringBuilder("\ufeff");
        try (var printer = CSVFormat.RFC4180.print(csv)) {
            for (var row : Appendix.rows(plan, new AgencyNames(plan))) {
                printer.printRecord(row.cells().stream().map(AppendixCsv::harmless));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable Object harmless(@Nullable Object cell) {
        return cell instanceof String text && FORMULA.matcher(text).find() ? "'" + text : cell;
    }
}
