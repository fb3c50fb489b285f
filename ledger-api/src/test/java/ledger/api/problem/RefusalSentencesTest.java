package ledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentRefusal;
import ledger.core.amendment.AmendmentRefusal;
import ledger.core.approval.ApprovalRefusal;
import ledger.core.approval.RequestState;
import ledger.core.balance.Bucket;
import ledger.core.books.BooksRefusal;
import ledger.core.carryover.CarryOverRefusal;
import ledger.core.commitment.CommitmentRefusal;
import ledger.core.disbursement.DisbursementRefusal;
import ledger.core.hold.HoldRefusal;
import ledger.core.law.Approvable;
import ledger.core.law.LawRefusal;
import ledger.core.legislation.LegislationRefusal;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.registration.RegistrationRefusal;
import ledger.core.succession.SuccessionRefusal;
import ledger.core.yearend.YearEndRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every obstacle of the core is told in a sentence of its own, with its facts, in both languages. */
class RefusalSentencesTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(LineId.class, LineId.parse("KH-1:III.2")),
            Map.entry(LineCode.class, new LineCode("III.2")),
            Map.entry(PlanId.class, new PlanId("KH-1")),
            Map.entry(FactId.class, FactId.parse("KH-1:III.2:7")),
            Map.entry(Portion.class, Portion.of("2016-2020")),
            Map.entry(Money.class, Money.dong(220_000_000)),
            Map.entry(Quantity.class, Quantity.of(3)),
            Map.entry(LocalDate.class, LocalDate.of(2021, 4, 5)),
            Map.entry(Bucket.class, Bucket.AVAILABLE),
            Map.entry(Approvable.class, Approvable.COMMITMENTS),
            Map.entry(RequestState.class, RequestState.APPROVED),
            Map.entry(String.class, "III.9"),
            Map.entry(List.class, List.of(FactId.parse("KH-1:III.2:7"))),
            Map.entry(int.class, 2021));

    static Stream<Class<?>> refusals() {
        return Stream.of(
                        AllotmentRefusal.class,
                        AmendmentRefusal.class,
                        ApprovalRefusal.class,
                        BooksRefusal.class,
                        CarryOverRefusal.class,
                        CommitmentRefusal.class,
                        DisbursementRefusal.class,
                        HoldRefusal.class,
                        LawRefusal.class,
                        RegistrationRefusal.class,
                        LegislationRefusal.class,
                        SuccessionRefusal.class,
                        YearEndRefusal.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void has_a_sentence_with_its_facts_in_both_languages(Class<?> type) throws ReflectiveOperationException {
        var refusal = sample(type);
        for (var locale : List.of(Languages.VIETNAMESE, Locale.ENGLISH)) {
            var sentence = Sentences.in(locale)
                    .detail(refusal.rule(), Problem.of(new Refused(refusal)).facts());
            assertThat(sentence).as("%s in %s", refusal, locale).isPresent();
            assertThat(sentence.orElseThrow()).as("its facts").containsAnyOf("III.2", "III.9", "KH-1", "2021", "220");
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void says_the_same_when_it_is_read_back_from_what_is_kept(Class<?> type) throws ReflectiveOperationException {
        var problem = Problem.of(new Refused(sample(type)));
        var kept = JsonMapper.shared().readTree(problem.factsAsJson());
        for (var locale : List.of(Languages.VIETNAMESE, Locale.ENGLISH)) {
            assertThat(KeptSentence.of(problem.code().code(), kept, locale))
                    .isEqualTo(ProblemDocument.of(problem, locale).get("detail"));
        }
    }

    private static Refusal sample(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        var arguments = Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> {
                    assertThat(SAMPLES).containsKey(parameter);
                    return SAMPLES.get(parameter);
                })
                .toArray();
        return (Refusal) constructor.newInstance(arguments);
    }
}
