package ledger.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.core.law.Certainty;
import ledger.core.law.Warning;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.LineCode;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every warning of the core is told in a sentence of its own, with its source, in both languages. */
class WarningSentencesTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.of(
            String.class,
            "TT 1/2021/TT-BTC",
            Certainty.class,
            Certainty.MEMORY,
            Money.class,
            Money.dong(220_000_000),
            LocalDate.class,
            LocalDate.of(2021, 11, 16),
            int.class,
            10,
            Quantity.class,
            Quantity.of(220_000_000),
            PlanId.class,
            new PlanId("KH-1"),
            LineCode.class,
            new LineCode("III.2"),
            Portion.class,
            Portion.of("2016-2020"));

    static Stream<Class<?>> warnings() {
        return Arrays.stream(Warning.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void has_a_sentence_with_its_source_and_how_surely_it_is_known(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        var warning = (Warning) constructor.newInstance(
                Arrays.stream(constructor.getParameterTypes()).map(SAMPLES::get).toArray());
        assertThat(message(warning, "vi"))
                .contains("TT 1/2021/TT-BTC (ghi theo trí nhớ")
                .containsAnyOf("220.000.000", "16/11/2021");
        assertThat(message(warning, "en"))
                .contains("TT 1/2021/TT-BTC (from memory")
                .containsAnyOf("220,000,000", "2021-11-16");
    }

    private static String message(Warning warning, String language) {
        return WarningAnswer.of(warning, "VN-2021", Locale.forLanguageTag(language))
                .get("message")
                .toString();
    }
}
