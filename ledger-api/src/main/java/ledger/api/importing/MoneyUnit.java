package ledger.api.importing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The unit an amount is written in.
 *
 * @param name as it is written out, such as "triệu đồng"
 * @param dong how many đồng it is
 */
public record MoneyUnit(String name, BigDecimal dong) {

    public static final MoneyUnit DONG = new MoneyUnit("đồng", BigDecimal.ONE);

    private static final Map<String, MoneyUnit> BY_WORD = Map.ofEntries(
            Map.entry("", DONG),
            Map.entry("nghìn", unit("nghìn đồng", 1_000)),
            Map.entry("ngàn", unit("nghìn đồng", 1_000)),
            Map.entry("1000", unit("nghìn đồng", 1_000)),
            Map.entry("triệu", unit("triệu đồng", 1_000_000)),
            Map.entry("tr", unit("triệu đồng", 1_000_000)),
            Map.entry("trđ", unit("triệu đồng", 1_000_000)),
            Map.entry("1000000", unit("triệu đồng", 1_000_000)),
            Map.entry("tỷ", unit("tỷ đồng", 1_000_000_000)),
            Map.entry("tỉ", unit("tỷ đồng", 1_000_000_000)));

    private static final Pattern FORM = Pattern.compile(
            "(nghìn|ngàn|triệu|trđ|tr|tỷ|tỉ|1[., ]?000(?:[., ]?000)?)? ?(đồng việt nam|đồng|vnđ|vnd|đ)?");
    private static final Pattern ABOVE = Pattern.compile("(?:đơn vị(?: tính)?|đvt) ?: ?([^;)]{1,30})");

    /** The unit that a text names and nothing else, such as "triệu đồng", "1.000 đ" or "VNĐ". */
    public static Optional<MoneyUnit> named(String text) {
        var plain = text.length() > 40 ? "" : Spelling.same(text);
        var form = FORM.matcher(plain);
        return plain.isEmpty() || !form.matches()
                ? Optional.empty()
                : Optional.ofNullable(
                        BY_WORD.get(form.group(1) == null ? "" : form.group(1).replaceAll("[., ]", "")));
    }

    /** The unit that a line above a table states, such as "(Đơn vị tính: triệu đồng)". */
    static Optional<MoneyUnit> stated(String line) {
        return line.length() > 200
                ? Optional.empty()
                : ABOVE.matcher(Spelling.same(line)).results().findFirst().flatMap(found -> named(found.group(1)));
    }

    boolean plain() {
        return dong.equals(BigDecimal.ONE);
    }

    private static MoneyUnit unit(String name, long dong) {
        return new MoneyUnit(name, BigDecimal.valueOf(dong));
    }
}
