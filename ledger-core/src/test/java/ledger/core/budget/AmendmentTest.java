package ledger.core.budget;

import static ledger.core.RealAppendix.APPROVED;
import static ledger.core.RealAppendix.ID;
import static ledger.core.RealAppendix.leaf;
import static ledger.core.RealAppendix.line;
import static ledger.core.RealAppendix.share;
import static ledger.core.budget.LedgerStories.assertRefused;
import static ledger.core.budget.LedgerStories.registerAndAllocate;
import static ledger.core.budget.LineStory.dong;
import static ledger.core.budget.LineStory.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ledger.core.RealAppendix;
import ledger.core.Refusal;
import ledger.core.Refused;
import ledger.core.allotment.AllotmentCommand.AllocateAsApproved;
import ledger.core.allotment.AllotmentCommand.ReverseAllocation;
import ledger.core.amendment.AmendmentCommand.AmendPlan;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.amendment.AmendmentRefusal.AmendedMeanwhile;
import ledger.core.amendment.AmendmentRefusal.AmountBelowUsed;
import ledger.core.amendment.AmendmentRefusal.LeafBecomesParent;
import ledger.core.amendment.AmendmentRefusal.LineLeftOut;
import ledger.core.amendment.AmendmentRefusal.NothingAmended;
import ledger.core.amendment.AmendmentRefusal.QuantityBelowUsed;
import ledger.core.amendment.AmendmentRefusal.UnitInUse;
import ledger.core.balance.Bucket;
import ledger.core.books.BooksRefusal.NotReversible;
import ledger.core.books.BooksRefusal.WouldMakePastNegative;
import ledger.core.commitment.CommitmentCommand.ReleaseCommitment;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationCommand.RegisterPlan;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationRefusal.BeforeLastChange;
import org.junit.jupiter.api.Test;

class AmendmentTest {

    private static final Document DECISION = new Document("1786/QĐ-UBND", LocalDate.of(2021, 7, 1));

    private final InMemoryLedger ledger = new InMemoryLedger();

    /** The appendix with this leaf instead of the one with the same code, or added to its section. */
    static Plan with(Plan plan, Line leaf) {
        var sections = new ArrayList<Section>();
        for (var section : plan.sections()) {
            var lines = new ArrayList<Line>();
            var replaced = false;
            for (var line : section.lines()) {
                var same = line.code().equals(leaf.code());
                lines.add(same ? leaf : line);
                replaced |= same;
            }
            if (!replaced && section.code().above(leaf.code())) {
                lines.add(leaf);
            }
            sections.add(section(section, lines));
        }
        return summed(plan, sections);
    }

    private static Section section(Section section, List<Line> lines) {
        return new Section(
                section.code(),
                section.title(),
                section.leadAgency(),
                section.coordinating(),
                section.time(),
                section.note(),
                lines);
    }

    private static Plan summed(Plan plan, List<Section> sections) {
        return plan.restated(sections.stream().map(Section::amount).reduce(Money.ZERO, Money::plus), sections);
    }

    static AmendPlan amend(Plan amended, int version, LocalDate effective) {
        return new AmendPlan(ID, amended.approvedTotal(), amended.sections(), version, DECISION, null, effective);
    }

    private static AmendPlan amend(Line leaf, LocalDate effective) {
        return amend(with(RealAppendix.plan(), leaf), 0, effective);
    }

    /** III.2 with 4 new systems at 50 million and a number of old ones. */
    private static Line systems(long fresh, long old) {
        return leaf("III.2", "HT", fresh + old, 50_000_000, share("2016-2020", old, 50_000_000));
    }

    @Test
    void a_larger_line_may_be_given_the_difference() {
        registerAndAllocate(ledger);
        ledger.ask(amend(systems(5, 2), on(1, 7)));

        assertThat(ledger.events(ID)).last().isInstanceOfSatisfying(PlanAmended.class, amended -> {
            assertThat(amended.number()).isEqualTo(1);
            assertThat(amended.approved().approvedTotal()).isEqualTo(dong(1_737_290_000));
            assertThat(amended.takenBack()).isEqualTo(dong(0));
        });
        assertThat(ledger.events(line("III.2")))
                .last()
                .isEqualTo(new LineAmended(
                        line("III.2"),
                        "HT",
                        dong(50_000_000),
                        List.of(new PortionChange(
                                Portion.NEW, Quantity.of(4), dong(200_000_000), Quantity.of(5), dong(250_000_000))),
                        on(1, 7)));
        var given = ledger.recordAll(new AllocateAsApproved(ID, null, null, on(2, 7)));
        assertThat(given).singleElement().satisfies(one -> {
            assertThat(one.fact().id()).isEqualTo(new FactId(line("III.2"), 4));
            assertThat(one.fact().amount()).isEqualTo(dong(50_000_000));
            assertThat(one.balanceAfter().allocated()).isEqualTo(dong(350_000_000));
        });
    }

    @Test
    void what_a_smaller_line_was_given_too_much_is_taken_back_at_once() {
        registerAndAllocate(ledger);
        ledger.ask(amend(systems(3, 1), on(1, 7)));

        var events = ledger.events(line("III.2"));
        assertThat(events.subList(4, 6))
                .containsExactly(
                        new FundsTakenBack(
                                new FactId(line("III.2"), 4), Portion.NEW, dong(50_000_000), DECISION, on(1, 7)),
                        new FundsTakenBack(
                                new FactId(line("III.2"), 5),
                                Portion.of("2016-2020"),
                                dong(50_000_000),
                                DECISION,
                                on(1, 7)));
        var committed = ledger.record(new LineStory("III.2").commit("NEW", 150_000_000, 3L, on(2, 7)));
        assertThat(committed.balanceAfter().allocated()).isEqualTo(dong(200_000_000));
        assertThat(committed.portionBalanceAfter().available()).isEqualTo(dong(0));

        // The plan's own side went down as well: exactly what is missing can be given again.
        ledger.ask(amend(RealAppendix.plan(), 1, on(3, 7)));
        assertThat(ledger.recordAll(new AllocateAsApproved(ID, null, null, on(3, 7))))
                .extracting(one -> one.fact().amount())
                .containsExactly(dong(50_000_000), dong(50_000_000));
    }

    @Test
    void money_already_used_is_respected_and_the_refusal_says_the_least_amount_possible() {
        registerAndAllocate(ledger);
        ledger.ask(new LineStory("III.2").commit("NEW", 120_000_000, null, on(5, 4)));
        assertRefused(
                ledger,
                amend(systems(2, 2), on(1, 7)),
                new AmountBelowUsed(
                        line("III.2"),
                        Portion.NEW,
                        dong(100_000_000),
                        dong(120_000_000),
                        dong(80_000_000),
                        dong(120_000_000)));
        assertThat(ledger.events(ID)).hasSize(2);
        ledger.ask(amend(systems(3, 2), on(1, 7)));
    }

    @Test
    void money_that_was_used_on_a_later_day_than_the_effective_one_is_respected() {
        registerAndAllocate(ledger);
        var commitment = ledger.record(new LineStory("III.2").commit("NEW", 200_000_000, null, on(5, 4)));
        ledger.ask(new ReleaseCommitment(commitment.fact().id(), null, null, on(10, 6)));
        assertRefused(
                ledger,
                amend(systems(3, 2), on(1, 6)),
                new WouldMakePastNegative(
                        line("III.2"),
                        Portion.NEW,
                        Bucket.AVAILABLE,
                        on(1, 6),
                        dong(0),
                        dong(50_000_000),
                        dong(50_000_000)));
        ledger.ask(amend(systems(3, 2), on(10, 6)));
    }

    @Test
    void a_quantity_is_never_amended_below_what_is_used() {
        registerAndAllocate(ledger);
        ledger.ask(new LineStory("III.2").commit("NEW", 1_000_000, 3L, on(5, 4)));
        assertRefused(
                ledger,
                amend(systems(2, 2), on(1, 7)),
                new QuantityBelowUsed(line("III.2"), Portion.NEW, Quantity.of(2), Quantity.of(3)));
        ledger.ask(amend(systems(3, 2), on(1, 7)));
    }

    @Test
    void the_unit_of_a_used_quantity_stays_and_the_price_may_change() {
        registerAndAllocate(ledger);
        ledger.ask(new LineStory("III.1").commit(null, 80_000_000, 10L, on(5, 4)));
        assertRefused(
                ledger,
                amend(leaf("III.1", "Đơn vị", 50, 8_000_000), on(1, 7)),
                new UnitInUse(line("III.1"), "DN", Quantity.of(10)));
        ledger.ask(amend(leaf("III.1", "DN", 40, 10_000_000), on(1, 7)));
        assertThat(ledger.events(line("III.1"))).last().isInstanceOf(LineAmended.class);
    }

    @Test
    void a_new_line_is_opened_and_can_be_given_money() {
        registerAndAllocate(ledger);
        ledger.ask(amend(leaf("I.4", "Lần", 2, 3_000_000), on(1, 7)));
        assertThat(ledger.events(line("I.4"))).singleElement().isInstanceOf(LineOpened.class);
        assertThat(ledger.recordAll(new AllocateAsApproved(ID, null, null, on(2, 7))))
                .singleElement()
                .satisfies(one -> assertThat(one.fact().amount()).isEqualTo(dong(6_000_000)));
    }

    @Test
    void a_line_ends_with_nothing_printed_but_is_neither_left_out_nor_made_a_parent() {
        registerAndAllocate(ledger);
        var sections = new ArrayList<>(RealAppendix.plan().sections());
        sections.set(0, section(sections.get(0), sections.get(0).lines().subList(0, 2)));
        assertRefused(
                ledger,
                amend(summed(RealAppendix.plan(), sections), 0, on(1, 7)),
                new LineLeftOut(ID, new LineCode("I.3")));

        var below = leaf("I.3.1", "Lần", 2, 5_100_000);
        var parent = new Line(
                new LineCode("I.3"),
                "Dòng I.3",
                "Lần",
                Quantity.of(2),
                null,
                below.amount(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(below));
        assertRefused(ledger, amend(parent, on(1, 7)), new LeafBecomesParent(ID, new LineCode("I.3")));

        ledger.ask(amend(leaf("I.3", "Lần", 0, 5_100_000), on(1, 7)));
        assertThat(ledger.events(line("I.3")))
                .last()
                .isEqualTo(new FundsTakenBack(
                        new FactId(line("I.3"), 3), Portion.NEW, dong(10_200_000), DECISION, on(1, 7)));
    }

    @Test
    void an_amendment_builds_on_the_appendix_in_force_and_counts_from_no_earlier_day() {
        registerAndAllocate(ledger);
        assertRefused(ledger, amend(RealAppendix.plan(), 0, on(1, 7)), new NothingAmended(ID));
        ledger.ask(amend(systems(5, 2), on(1, 7)));
        assertRefused(ledger, amend(systems(6, 2), on(2, 7)), new AmendedMeanwhile(ID, 0, 1));
        assertRefused(ledger, amend(RealAppendix.plan(), 1, on(30, 6)), new BeforeLastChange(ID, on(30, 6), on(1, 7)));
    }

    @Test
    void an_amended_appendix_is_as_sound_as_a_new_one() {
        registerAndAllocate(ledger);
        var amended = with(RealAppendix.plan(), systems(5, 2));
        var tooShort = new AmendPlan(ID, dong(1_687_290_000), amended.sections(), 0, DECISION, null, on(1, 7));
        var refused = catchThrowableOfType(Refused.class, () -> ledger.ask(tooShort));
        assertThat(refused.refusals()).extracting(Refusal::rule).containsExactly("sum-differs");
        assertThat(refused.first().pointer()).isEmpty();
    }

    @Test
    void an_allocation_whose_money_was_taken_back_is_not_reversible() {
        ledger.ask(new RegisterPlan(RealAppendix.plan(), null));
        ledger.recordAll(new AllocateAsApproved(ID, null, null, APPROVED));
        ledger.ask(amend(leaf("I.1", "Lần", 1, 14_000_000), on(1, 7)));
        assertRefused(
                ledger,
                new ReverseAllocation(new FactId(line("I.1"), 1), on(2, 7)),
                new NotReversible(new FactId(line("I.1"), 1), List.of(new FactId(line("I.1"), 3))));
    }
}
