package ledger.api.page.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ledger.api.problem.Languages;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may still be recorded is sent again under the same key, or it would be recorded twice. */
class RefusalTest {

    private static final Words SAY =
            Words.bundle("ledger.api.page.entry.messages").in(Languages.VIETNAMESE);

    private static boolean undecided(ProblemCode code) {
        var entered = new Entered(Act.COMMIT, null, null, "sent before", Map.of());
        return Refusal.of(Problem.of(code), entered, SAY).undecided();
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_IN_FLIGHT", "INTERNAL", "UNAVAILABLE", "OVERLOADED"})
    void nobody_knows_yet_whether_it_was_recorded(ProblemCode code) {
        assertThat(undecided(code)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"VALIDATION", "CONCURRENT_CHANGE", "YEAR_CLOSED", "IDEMPOTENCY_KEY_REUSED"})
    void it_was_not_recorded(ProblemCode code) {
        assertThat(undecided(code)).isFalse();
    }
}
