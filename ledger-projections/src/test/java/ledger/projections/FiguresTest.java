package ledger.projections;

import static ledger.projections.Appendix950.PLAN;
import static ledger.projections.Facts.advanced;
import static ledger.projections.Facts.committed;
import static ledger.projections.Facts.id;
import static ledger.projections.Facts.paid;
import static ledger.projections.Facts.paidDirectly;
import static ledger.projections.Facts.recovered;
import static ledger.projections.Facts.released;
import static ledger.projections.Facts.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import ledger.core.LedgerEvent;
import ledger.core.commitment.CommitmentEvent.CommitmentReversed;
import ledger.core.commitment.CommitmentEvent.ReleaseReversed;
import ledger.core.disbursement.DisbursementEvent.DisbursementReversed;
import ledger.core.disbursement.DisbursementEvent.RecoveryReversed;
import ledger.core.disbursement.DisbursementEvent.SettlementReversed;
import ledger.core.plan.FactId;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.projections.Query.Sum;
import ledger.projections.advance.AdvanceList;
import ledger.projections.advance.AdvanceList.Advances;
import ledger.projections.advance.AdvanceList.Age;
import ledger.projections.advance.Disbursement;
import ledger.projections.advance.DisbursementList;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.Dimension;
import ledger.projections.carriedover.CarriedOver.Total;
import ledger.projections.carriedover.CarriedOver.UnitQuantity;
import ledger.projections.carriedover.CarriedOverSheet;
import ledger.projections.commitment.Commitment;
import ledger.projections.commitment.CommitmentList;
import ledger.projections.journal.Filter;
import ledger.projections.journal.Journal;
import ledger.projections.journal.JournalEntry;
import ledger.projections.plan.Appendices;
import ledger.projections.plan.Appendix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Portion OVER = Portion.of("2016-2020");

    private final ReadingDatabase database = new ReadingDatabase();
    private final Snapshot snapshot = new Snapshot(database.node());
    private final BalanceSheet balances = new BalanceSheet(snapshot);
    private final CommitmentList commitments = new CommitmentList(snapshot);
    private final DisbursementList disbursements = new DisbursementList(snapshot);
    private final Log log = new Log().record(Appendix950.registered().toArray(LedgerEvent[]::new));
    private final Projector projector = new Projector(database.node(), log, Registers.all());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_registered_appendix_is_approved_as_printed_and_nothing_is_allocated() {
        projector.runOnce();

        assertThat(by(Dimension.SECTION))
                .extracting(BalanceSheet.Item::key, BalanceSheet.Item::approved, BalanceSheet.Item::allocated)
                .containsExactly(
                        tuple("I", 40_600_000L, 0L),
                        tuple("II", 116_690_000L, 0L),
                        tuple("III", 1_230_000_000L, 0L),
                        tuple("IV", 300_000_000L, 0L));
    }

    @Test
    void an_allocated_appendix_shows_the_printed_sums_by_section_agency_holder_and_plan() {
        allocated();

        assertThat(by(Dimension.SECTION))
                .extracting(BalanceSheet.Item::key, BalanceSheet.Item::allocated, BalanceSheet.Item::available)
                .containsExactly(
                        tuple("I", 40_600_000L, 40_600_000L), tuple("II", 116_690_000L, 116_690_000L),
                        tuple("III", 1_230_000_000L, 1_230_000_000L), tuple("IV", 300_000_000L, 300_000_000L));
        assertThat(by(Dimension.LEAD_AGENCY))
                .extracting(BalanceSheet.Item::key, BalanceSheet.Item::label, BalanceSheet.Item::allocated)
                .containsExactly(
                        tuple("so-khcn", "Sở Khoa học và Công nghệ", 1_387_290_000L),
                        tuple("cuc-thong-ke", "Cục Thống kê tỉnh", 300_000_000L));
        assertThat(by(Dimension.BUDGET_HOLDER))
                .extracting(BalanceSheet.Item::key, BalanceSheet.Item::allocated)
                .containsExactly(tuple("so-khcn", 1_687_290_000L));
        assertThat(by(Dimension.PLAN))
                .extracting(
                        BalanceSheet.Item::key,
                        BalanceSheet.Item::label,
                        BalanceSheet.Item::allocated,
                        BalanceSheet.Item::limit)
                .containsExactly(tuple(PLAN.value(), "950/KH-UBND", 1_687_290_000L, 1_687_290_000L));
        for (var dimension : Dimension.values()) {
            var sheet = balances.by(PLAN, dimension);
            assertThat(sheet.position()).isEqualTo(log.head());
            assertThat(sheet.value().total().allocated()).as("%s", dimension).isEqualTo(1_687_290_000);
            assertThat(sheet.value().total().carriedOver())
                    .as("%s", dimension)
                    .isEqualTo(new BalanceSheet.CarriedOver(310_000_000, 310_000_000, 310_000_000, 0, 0));
        }
    }

    @Test
    void lines_and_portions_stand_in_printed_order() {
        allocated();

        assertThat(by(Dimension.LINE))
                .extracting(BalanceSheet.Item::key)
                .containsExactly(
                        "I.1", "I.2", "I.3", "II.1", "II.2", "II.3", "III.1", "III.2", "III.3", "III.4", "III.5",
                        "III.6", "III.7.1", "III.7.2", "IV.1");
        assertThat(by(Dimension.PORTION))
                .extracting(BalanceSheet.Item::key)
                .contains("III.2/NEW", "III.2/2016-2020", "III.5/2016-2020", "III.7.1/2020")
                .hasSize(18)
                .startsWith("I.1/NEW")
                .containsSubsequence("III.2/NEW", "III.2/2016-2020", "III.3/NEW");
    }

    @Test
    void only_section_three_carries_work_over() {
        allocated();

        assertThat(by(Dimension.SECTION))
                .extracting(item -> item.carriedOver().approved())
                .containsExactly(0L, 0L, 310_000_000L, 0L);
    }

    @Test
    void a_plan_that_is_not_registered_has_no_items() {
        allocated();

        var sheet = balances.by(new PlanId("unknown"), Dimension.SECTION);
        assertThat(sheet.value().items()).isEmpty();
        assertThat(sheet.position()).isEqualTo(log.head());
    }

    @Test
    void carried_over_work_is_summed_by_period_and_rolled_up_and_units_are_never_added() {
        allocated();
        happened(committed(id("III.2", 3), OVER, 100_000_000, 2));

        var sheet = new CarriedOverSheet(snapshot).of(PLAN).value();
        assertThat(sheet.items())
                .extracting(
                        item -> item.line(),
                        item -> item.period(),
                        item -> item.rolledUp(),
                        item -> item.quantity(),
                        item -> item.leftQuantity(),
                        item -> item.figures().amount())
                .containsExactly(
                        tuple("III.2", "2016-2020", "2016-2020", 2L, 0L, 100_000_000L),
                        tuple("III.3", "2016-2020", "2016-2020", 2L, 2L, 140_000_000L),
                        tuple("III.5", "2016-2020", "2016-2020", 1L, 1L, 20_000_000L),
                        tuple("III.7.1", "2020", "2016-2020", 1L, 1L, 30_000_000L),
                        tuple("III.7.2", "2020", "2016-2020", 1L, 1L, 20_000_000L));
        assertThat(sheet.byPeriod())
                .extracting(Total::period, total -> total.figures().amount())
                .containsExactly(tuple("2016-2020", 260_000_000L), tuple("2020", 50_000_000L));
        assertThat(sheet.rolledUp())
                .extracting(Total::period, total -> total.figures().amount())
                .containsExactly(tuple("2016-2020", 310_000_000L));
        assertThat(sheet.total().figures().committed()).isEqualTo(100_000_000);
        assertThat(sheet.total().quantities())
                .containsExactly(
                        new UnitQuantity("CC", 2, 0),
                        new UnitQuantity("DN", 2, 0),
                        new UnitQuantity("HT", 2, 2),
                        new UnitQuantity("SP", 1, 0));
    }

    @Test
    void s1_both_portions_of_a_line_can_be_committed_to_the_last_dong() {
        allocated();
        happened(
                committed(id("III.2", 3), OVER, 100_000_000, 2),
                committed(id("III.2", 4), Portion.NEW, 200_000_000, 4));

        var line = item(Dimension.LINE, "III.2");
        assertThat(line.available()).isZero();
        assertThat(line.committed()).isEqualTo(300_000_000);
        assertThat(line.carriedOver())
                .isEqualTo(new BalanceSheet.CarriedOver(100_000_000, 100_000_000, 0, 100_000_000, 0));
    }

    @Test
    void s2_an_advance_is_settled_and_the_rest_comes_back() {
        allocated();
        var advance = advanced(id("II.2", 2), null, Portion.NEW, 20_000_000);
        happened(advance);
        assertThat(disbursement(advance.id()).status()).isEqualTo(Disbursement.Status.OUTSTANDING);
        happened(settled(id("II.2", 3), advance, 18_000_000), recovered(id("II.2", 4), advance, 2_000_000));

        var line = item(Dimension.LINE, "II.2");
        assertThat(line)
                .extracting(
                        BalanceSheet.Item::spent,
                        BalanceSheet.Item::advanced,
                        BalanceSheet.Item::available,
                        BalanceSheet.Item::disbursed)
                .containsExactly(18_000_000L, 0L, 39_840_000L, 18_000_000L);
        assertThat(disbursement(advance.id()))
                .extracting(
                        Disbursement::amount,
                        Disbursement::settled,
                        Disbursement::recovered,
                        Disbursement::outstanding,
                        Disbursement::status)
                .containsExactly(20_000_000L, 18_000_000L, 2_000_000L, 0L, Disbursement.Status.SETTLED);
    }

    @Test
    void s5_an_advance_is_overdue_from_the_day_after_its_last_day() {
        allocated();
        happened(advanced(id("II.2", 2), null, Portion.NEW, 20_000_000));

        assertThat(overdueOn(LocalDate.of(2021, 7, 31)).page().items()).isEmpty();
        var overdue = overdueOn(LocalDate.of(2021, 8, 1));
        assertThat(overdue.page().items()).extracting(Disbursement::dueDate).containsExactly(LocalDate.of(2021, 7, 31));
        assertThat(overdue.ages())
                .as("it left 52 days before")
                .containsExactly(
                        new Age(0, 30, new Sum(0, 0)),
                        new Age(31, 60, new Sum(1, 20_000_000)),
                        new Age(61, 90, new Sum(0, 0)),
                        new Age(91, null, new Sum(0, 0)));
    }

    private Advances overdueOn(LocalDate day) {
        return new AdvanceList(snapshot)
                .of(new AdvanceList.Asked(PLAN, day, true, null), Start.after(0), 10)
                .value();
    }

    @Test
    void s13_a_reversed_payment_leaves_the_balances_as_before_it() {
        allocated();
        var commitment = committed(id("III.2", 3), OVER, 100_000_000, 2);
        happened(commitment);
        var before = database.everyRow().get("balance");
        var payment = paid(id("III.2", 4), commitment, 50_000_000);
        happened(payment);
        assertThat(commitment(commitment.id()))
                .extracting(Commitment::drawn, Commitment::undrawn, Commitment::status)
                .containsExactly(50_000_000L, 50_000_000L, Commitment.Status.OPEN);
        assertThat(disbursement(payment.id()).payee()).isEqualTo(commitment.payee());
        happened(new DisbursementReversed(id("III.2", 5), payment, Facts.DAY));

        assertThat(database.everyRow().get("balance")).isEqualTo(before);
        assertThat(commitment(commitment.id()))
                .extracting(Commitment::drawn, Commitment::undrawn, Commitment::status)
                .containsExactly(0L, 100_000_000L, Commitment.Status.OPEN);
        assertThat(disbursement(payment.id()))
                .extracting(Disbursement::status, Disbursement::reversedBy, Disbursement::amount)
                .containsExactly(Disbursement.Status.REVERSED, "950-KH-UBND-2021:III.2:5", 50_000_000L);
    }

    @Test
    void a_commitment_is_drawn_released_or_reversed_and_keeps_what_was_promised() {
        allocated();
        var drawn = committed(id("III.1", 2), Portion.NEW, 100, 1);
        var released = committed(id("III.1", 3), Portion.NEW, 100, 1);
        var reversed = committed(id("III.1", 4), Portion.NEW, 100, 1);
        var release = released(id("III.1", 7), released, 100, 1);
        happened(
                drawn,
                released,
                reversed,
                paid(id("III.1", 5), drawn, 60),
                released(id("III.1", 6), drawn, 40, 0),
                release,
                new CommitmentReversed(id("III.1", 8), reversed, Facts.DAY));

        assertThat(commitments
                        .of(PLAN, "III.1", null, null, null, Start.after(0), 10)
                        .value()
                        .items())
                .extracting(
                        Commitment::amount,
                        Commitment::drawn,
                        Commitment::undrawn,
                        Commitment::released,
                        Commitment::quantityReleased,
                        Commitment::status)
                .containsExactly(
                        tuple(100L, 60L, 0L, 40L, 0L, Commitment.Status.DRAWN),
                        tuple(100L, 0L, 0L, 100L, 1L, Commitment.Status.RELEASED),
                        tuple(100L, 0L, 0L, 0L, 0L, Commitment.Status.REVERSED));
        happened(new ReleaseReversed(id("III.1", 9), release, Facts.DAY));
        assertThat(commitment(released.id()))
                .extracting(Commitment::undrawn, Commitment::released, Commitment::quantityReleased, Commitment::status)
                .containsExactly(100L, 0L, 0L, Commitment.Status.OPEN);
    }

    @Test
    void undone_settlements_and_recoveries_are_outstanding_again() {
        allocated();
        var commitment = committed(id("III.1", 2), Portion.NEW, 100, 0);
        var advance = advanced(id("III.1", 3), commitment, Portion.NEW, 100);
        var settlement = settled(id("III.1", 4), advance, 70);
        var recovery = recovered(id("III.1", 5), advance, 30);
        happened(commitment, advance, settlement, recovery);
        assertThat(commitment(commitment.id()))
                .extracting(Commitment::drawn, Commitment::undrawn)
                .containsExactly(70L, 30L);
        happened(
                new RecoveryReversed(id("III.1", 6), recovery, Facts.DAY),
                new SettlementReversed(id("III.1", 7), settlement, Facts.DAY));

        assertThat(disbursement(advance.id()))
                .extracting(
                        Disbursement::settled, Disbursement::recovered, Disbursement::outstanding, Disbursement::status)
                .containsExactly(0L, 0L, 100L, Disbursement.Status.OUTSTANDING);
        assertThat(commitment(commitment.id()).drawn()).isEqualTo(100);
    }

    @Test
    void lists_go_on_after_the_last_position_shown() {
        allocated();
        happened(
                paidDirectly(id("I.1", 2), Portion.NEW, 1, 0),
                paidDirectly(id("I.1", 3), Portion.NEW, 2, 0),
                paidDirectly(id("I.1", 4), Portion.NEW, 3, 0));

        var first = disbursements
                .of(PLAN, "I.1", null, null, null, null, Start.after(0), 2)
                .value();
        assertThat(first.items()).extracting(Disbursement::amount).containsExactly(1L, 2L);
        var last = new Start(Order.RECORDED, Objects.requireNonNull(first.next()));
        var second =
                disbursements.of(PLAN, "I.1", null, null, null, null, last, 2).value();
        assertThat(second.items()).extracting(Disbursement::amount).containsExactly(3L);
        assertThat(second.next()).isNull();
    }

    @Test
    void the_journal_finds_accented_text_without_accents_and_filters() {
        allocated();
        log.record("ketoan.khcn", "Tư vấn đo lường năng suất", committed(id("III.1", 2), Portion.NEW, 100, 0));
        log.record("ketoan.ctk", "Tính toán TFP", committed(id("IV.1", 2), Portion.NEW, 100, 0));
        projector.runOnce();
        var journal = new Journal(snapshot);

        assertThat(found(journal, "nang suat")).extracting(JournalEntry::line).containsExactly("III.1");
        assertThat(found(journal, "Đo Lường")).extracting(JournalEntry::line).containsExactly("III.1", "IV.1");
        assertThat(found(journal, "12/hđ-tv")).hasSize(2);
        assertThat(found(journal, "%")).isEmpty();
        var filter = filter(PLAN.value(), "FundsCommitted", "ketoan.ctk", null, null);
        assertThat(journal.after(0, 10, filter).value().items())
                .extracting(JournalEntry::fact, JournalEntry::document)
                .containsExactly(tuple("950-KH-UBND-2021:IV.1:2", "12/HĐ-TV"));
        var day = LocalDate.of(2021, 4, 5);
        var days = filter(null, null, null, day, null);
        assertThat(journal.after(0, 10, days).value().items()).hasSize(2);
    }

    @Test
    void the_appendix_is_read_back_row_by_row_as_printed() {
        projector.runOnce();

        var appendix = new Appendices(snapshot).find(PLAN).value().orElseThrow();
        assertThat(appendix.header().approvedTotal()).isEqualTo(1_687_290_000);
        assertThat(appendix.rows()).hasSize(4 + 1 + 15);
        assertThat(row(appendix, "III"))
                .extracting(Appendix.Row::kind, Appendix.Row::amount, Appendix.Row::coordinating)
                .containsExactly(Appendix.Kind.SECTION, 1_230_000_000L, List.of("Các sở, ngành", "UBND các huyện"));
        assertThat(row(appendix, "III.7").kind()).isEqualTo(Appendix.Kind.PARENT);
        assertThat(row(appendix, "III.7.2").portions())
                .containsExactly(
                        new Appendix.Share("III.7.2", "NEW", 2L, 40_000_000),
                        new Appendix.Share("III.7.2", "2020", 1L, 20_000_000));
        assertThat(row(appendix, "III.7.2").parent()).isEqualTo("III.7");
        assertThat(row(appendix, "IV.1").leadAgency().code()).isEqualTo("cuc-thong-ke");
    }

    private void allocated() {
        happened(Appendix950.allocated().toArray(LedgerEvent[]::new));
    }

    private void happened(LedgerEvent... events) {
        log.record(events);
        projector.runOnce();
    }

    private List<BalanceSheet.Item> by(Dimension dimension) {
        return balances.by(PLAN, dimension).value().items();
    }

    private BalanceSheet.Item item(Dimension dimension, String key) {
        return by(dimension).stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Commitment commitment(FactId id) {
        return commitments.find(id, null).value().orElseThrow().commitment();
    }

    private Disbursement disbursement(FactId id) {
        return disbursements.find(id, null).value().orElseThrow().disbursement();
    }

    private static List<JournalEntry> found(Journal journal, String text) {
        var filter = filter(null, null, null, null, text);
        return journal.after(0, 10, filter).value().items();
    }

    private static Filter filter(String plan, String type, String actor, LocalDate day, String text) {
        return new Filter(plan, null, null, type, actor, null, null, day, day, null, null, null, null, text, null);
    }

    private static Appendix.Row row(Appendix appendix, String code) {
        return appendix.rows().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
