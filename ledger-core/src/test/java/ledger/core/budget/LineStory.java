package ledger.core.budget;

import static ledger.core.RealAppendix.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import ledger.core.Fact;
import ledger.core.LedgerEvent;
import ledger.core.RealAppendix;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.commitment.CommitmentCommand.CommitFunds;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Document;
import ledger.core.document.Payee;
import ledger.core.law.Circumstances;
import ledger.core.law.Law;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.LineId;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionShare;
import ledger.core.registration.RegistrationEvent.LineOpened;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;

/** One line of the real appendix in an Axon fixture: given what was recorded, when something is asked, expect. */
final class LineStory {

    static final Payee PAYEE = new Payee("Công ty TNHH Tư vấn B", "3900000001");
    static final Document CONTRACT = new Document("12/HĐ-TV", LocalDate.of(2021, 4, 5));

    private final AggregateTestFixture<BudgetLine> fixture = new AggregateTestFixture<>(BudgetLine.class);
    private final List<LedgerEvent> given = new ArrayList<>();
    private final LineId id;
    private LocalDate today = LocalDate.of(2022, 6, 1);

    LineStory(String code) {
        id = line(code);
        // The fixture compares states by equals, which books do not have; the random ledger compares refolded books.
        fixture.setReportIllegalStateChange(false);
        var row = RealAppendix.plan().line(id.code()).orElseThrow();
        given.add(new LineOpened(id, 2021, row.unit(), row.unitPrice(), row.portions(), RealAppendix.APPROVED));
    }

    static Money dong(long amount) {
        return Money.dong(amount);
    }

    static LocalDate on(int day, int month) {
        return LocalDate.of(2021, month, day);
    }

    FactId fact(int number) {
        return new FactId(id, number);
    }

    LineStory todayIs(LocalDate day) {
        today = day;
        return this;
    }

    LineStory given(Fact fact) {
        given.add(fact);
        return this;
    }

    private FactId next() {
        return fact(given.size());
    }

    LineStory allocated() {
        for (PortionShare share : ((LineOpened) given.get(0)).portions()) {
            allocated(share.portion().label(), share.amount().dong(), RealAppendix.APPROVED);
        }
        return this;
    }

    LineStory allocated(String portion, long amount, LocalDate effective) {
        return given(new FundsAllocated(next(), Portion.of(portion), dong(amount), null, effective));
    }

    LineStory committed(String portion, long amount, @Nullable Long quantity, LocalDate effective) {
        return given(new FundsCommitted(
                next(),
                Portion.of(portion),
                dong(amount),
                quantity == null ? null : Quantity.of(quantity),
                PAYEE,
                CONTRACT,
                null,
                effective));
    }

    LineStory disbursed(
            @Nullable FactId commitment, String portion, DisbursementKind kind, long amount, LocalDate effective) {
        return given(new FundsDisbursed(
                next(), commitment, Portion.of(portion), kind, dong(amount), null, null, null, null, null, effective));
    }

    CommitFunds commit(@Nullable String portion, long amount, @Nullable Long quantity, LocalDate effective) {
        return new CommitFunds(
                id,
                portion == null ? null : Portion.of(portion),
                dong(amount),
                quantity == null ? null : Quantity.of(quantity),
                PAYEE,
                CONTRACT,
                null,
                effective);
    }

    ResultValidator<BudgetLine> when(Object command) {
        return fixture.given(given)
                .when(command, Map.of(BudgetLine.CIRCUMSTANCES, new Circumstances(today, Law.shipped())));
    }

    /** The command is refused, first of all for this reason and with exactly these facts. */
    void refuses(Object command, Refusal expected) {
        refuses(command, refused -> refused.first().equals(expected), expected.toString());
    }

    /** The command is refused with these codes, in this order. */
    void refuses(Object command, String... codes) {
        refuses(
                command,
                refused ->
                        refused.refusals().stream().map(Refusal::code).toList().equals(List.of(codes)),
                List.of(codes).toString());
    }

    private void refuses(Object command, Predicate<Refused> as, String description) {
        when(command).expectNoEvents().expectException(new CustomTypeSafeMatcher<Refused>(description) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return as.test(refused);
            }
        });
    }
}
