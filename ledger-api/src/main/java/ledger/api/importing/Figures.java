package ledger.api.importing;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Figures as an appendix writes them: "1.687.290.000" is a whole number of đồng, the dots part thousands. */
final class Figures {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(\\.\\d{3})+|\\d+");

    private Figures() {}

    /** The amount in running text; null when it is none. */
    static @Nullable Money money(String read) {
        var number = whole(read);
        return number == null || number.compareTo(BigInteger.valueOf(Money.MAX)) > 0
                ? null
                : Money.dong(number.longValue());
    }

    /** The sum; null when an addend is missing or the sum is larger than any amount. */
    static @Nullable Money sum(Stream<@Nullable Money> addends) {
        List<@Nullable Money> all = addends.toList();
        var sum = BigInteger.ZERO;
        for (var addend : all) {
            if (addend == null) {
                return null;
            }
            sum = sum.add(BigInteger.valueOf(addend.dong()));
        }
        return fitting(sum);
    }

    /** The price of so many; null when it is larger than any amount. */
    static @Nullable Money price(Quantity quantity, Money unitPrice) {
        return fitting(BigInteger.valueOf(quantity.count()).multiply(BigInteger.valueOf(unitPrice.dong())));
    }

    /** The amount with dots between the thousands, as an appendix prints it. */
    static String printed(Money amount) {
        return String.format(Locale.ROOT, "%,d", amount.dong()).replace(',', '.');
    }

    private static @Nullable Money fitting(BigInteger amount) {
        return amount.compareTo(BigInteger.valueOf(Money.MAX)) > 0 ? null : Money.dong(amount.longValue());
    }

    private static @Nullable BigInteger whole(String read) {
        return read.length() <= 40 && WHOLE.matcher(read).matches() ? new BigInteger(read.replace(".", "")) : null;
    }
}
