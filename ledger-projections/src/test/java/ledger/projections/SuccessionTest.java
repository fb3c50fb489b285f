package ledger.projections;

import static ledger.core.money.Money.dong;
import static ledger.projections.Appendix950.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import ledger.core.balance.Balances;
import ledger.core.disbursement.DisbursementEvent.DisbursementReversed;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.Portion;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.SuccessionEvent.HandedOver;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.Dimension;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balances by agency after agencies were succeeded: what was spent stays, what is open goes over, the sum is the same. */
class SuccessionTest {

    private static final LocalDate JUNE = LocalDate.of(2021, 6, 1);
    private static final Document DECISION = new Document("12/NQ-HĐND", JUNE);
    private static final Agency STATISTICS = new Agency("cuc-thong-ke", "Cục Thống kê tỉnh");
    private static final Agency FINANCE = new Agency("so-tc", "Sở Tài chính");
    private static final Agency INTERIOR = new Agency("so-nv", "Sở Nội vụ");

    private final ReadingDatabase database = new ReadingDatabase();
    private final HikariDataSource node = database.node();
    private final Log log = Appendix950.log();
    private long spent;
    private long facts = 1;

    @AfterEach
    void close() {
        database.close();
    }

    /** Pays from line IV.1, which has 300,000,000. */
    private FundsDisbursed pay(long amount) {
        spent += amount;
        var payment = Facts.paidDirectly(Facts.id("IV.1", ++facts), Portion.NEW, amount, 0);
        log.record(payment);
        return payment;
    }

    private void succeed(Agency predecessor, Agency successor) {
        var balances = new Balances(
                dong(300_000_000 - spent),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                dong(spent),
                Money.ZERO,
                Money.ZERO);
        var left = List.of(new HandedOver(Appendix950.line("IV.1"), Portion.NEW, true, balances));
        log.record(new AgencySucceeded(PLAN, predecessor, successor, false, left, DECISION, JUNE));
    }

    private List<Tuple> agencies() {
        var sheet = new BalanceSheet(new Snapshot(node))
                .by(PLAN, Dimension.LEAD_AGENCY)
                .value();
        assertThat(sheet.total().allocated()).isEqualTo(1_687_290_000);
        assertThat(sheet.total().limit()).isEqualTo(1_687_290_000);
        return sheet.items().stream()
                .filter(item -> !item.key().equals("so-khcn"))
                .map(item -> tuple(item.key(), item.limit(), item.allocated(), item.available(), item.spent()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void each_agency_keeps_what_was_spent_under_it(int batch) throws Exception {
        pay(100_000_000);
        succeed(STATISTICS, FINANCE);
        pay(40_000_000);
        succeed(FINANCE, INTERIOR);
        pay(10_000_000);
        database.follow(node, log, batch);
        assertKept();
        new Rebuild(node, log, Registers.all()).run((done, head, perSecond) -> {});
        assertKept();
    }

    private void assertKept() {
        assertThat(agencies())
                .containsExactlyInAnyOrder(
                        tuple("cuc-thong-ke", 100_000_000L, 100_000_000L, 0L, 100_000_000L),
                        tuple("so-tc", 40_000_000L, 40_000_000L, 0L, 40_000_000L),
                        tuple("so-nv", 160_000_000L, 160_000_000L, 150_000_000L, 10_000_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void what_comes_back_later_is_available_to_the_successor_and_nobody_falls_below_nothing(int batch)
            throws Exception {
        var payment = pay(100_000_000);
        succeed(STATISTICS, FINANCE);
        log.record(new DisbursementReversed(Facts.id("IV.1", ++facts), payment, JUNE));
        database.follow(node, log, batch);
        assertThat(agencies())
                .containsExactlyInAnyOrder(
                        tuple("cuc-thong-ke", 0L, 0L, 0L, 0L),
                        tuple("so-tc", 300_000_000L, 300_000_000L, 300_000_000L, 0L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void the_holder_of_the_budget_is_followed_too(int batch) throws Exception {
        pay(100_000_000);
        var balances = new Balances(
                dong(200_000_000), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, dong(spent), Money.ZERO, Money.ZERO);
        var left = List.of(new HandedOver(Appendix950.line("IV.1"), Portion.NEW, false, balances));
        var science = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
        log.record(new AgencySucceeded(PLAN, science, FINANCE, true, left, DECISION, JUNE));
        database.follow(node, log, batch);

        var sheet = new BalanceSheet(new Snapshot(node))
                .by(PLAN, Dimension.BUDGET_HOLDER)
                .value();
        assertThat(sheet.items())
                .extracting(Item::key, Item::label, Item::allocated, Item::spent)
                .containsExactlyInAnyOrder(
                        tuple("so-khcn", "Sở Khoa học và Công nghệ", 100_000_000L, 100_000_000L),
                        tuple("so-tc", "Sở Tài chính", 1_587_290_000L, 0L));
        assertThat(agencies())
                .as("the line is led by whom it was led, all others by the successor")
                .contains(tuple("cuc-thong-ke", 300_000_000L, 300_000_000L, 200_000_000L, 100_000_000L))
                .filteredOn(agency -> agency.toList().get(0).equals("so-tc"))
                .isNotEmpty();
    }
}
