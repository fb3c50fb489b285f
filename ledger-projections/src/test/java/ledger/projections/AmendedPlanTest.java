package ledger.projections;

import static ledger.projections.Appendix950.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ledger.core.amendment.AmendmentEvent.FundsTakenBack;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.registration.RegistrationEvent.PlanWithdrawn;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.BalanceSheet.Item;
import ledger.projections.balance.Dimension;
import ledger.projections.plan.Appendices;
import ledger.projections.plan.Appendix.Amendment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers follow amended and withdrawn appendices the same, however the events are batched. */
class AmendedPlanTest {

    private static final LocalDate JULY = LocalDate.of(2021, 7, 1);
    private static final Document DECISION = new Document("1786/QĐ-UBND", JULY);

    private final ReadingDatabase database = new ReadingDatabase();
    private final HikariDataSource node = database.node();
    private final Log log = Appendix950.log();
    private final Plan plan = ((PlanRegistered) log.after(0, 1).get(0).event()).approved();

    @AfterEach
    void close() {
        database.close();
    }

    /** The plan with one unit less of III.4, and a title of its own. */
    private Plan amended() {
        var sections = new ArrayList<Section>();
        for (var section : plan.sections()) {
            var lines = section.lines().stream().map(AmendedPlanTest::amended).toList();
            sections.add(new Section(
                    section.code(),
                    section.title(),
                    section.leadAgency(),
                    section.coordinating(),
                    section.time(),
                    section.note(),
                    lines));
        }
        return plan.restated(Money.dong(1_657_290_000), sections);
    }

    private static Line amended(Line line) {
        return line.code().value().equals("III.4")
                ? new Line(
                        line.code(),
                        "Tên mới",
                        line.unit(),
                        Quantity.of(1),
                        line.unitPrice(),
                        Money.dong(30_000_000),
                        line.time(),
                        line.note(),
                        null,
                        List.of(),
                        List.of(),
                        List.of())
                : line;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void rows_and_limits_are_those_of_the_appendix_in_force(int batch) throws Exception {
        var line = Appendix950.line("III.4");
        var opened = log.after(0, 1000).stream()
                .map(RecordedEvent::event)
                .filter(event -> event instanceof LineOpened of && of.line().equals(line))
                .map(LineOpened.class::cast)
                .findFirst()
                .orElseThrow();
        log.record(
                new PlanAmended(amended(), 1, DECISION, Money.dong(30_000_000), null, JULY),
                new LineAmended(
                        line,
                        opened.unit(),
                        opened.unitPrice(),
                        List.of(new PortionChange(
                                Portion.NEW,
                                Quantity.of(2),
                                Money.dong(60_000_000),
                                Quantity.of(1),
                                Money.dong(30_000_000))),
                        JULY),
                new FundsTakenBack(new FactId(line, 3), Portion.NEW, Money.dong(30_000_000), DECISION, JULY),
                // Another one, which changes nothing any more.
                new PlanAmended(amended(), 2, DECISION, Money.ZERO, null, JULY));
        database.follow(node, log, batch);

        var snapshot = new Snapshot(node);
        var appendix = new Appendices(snapshot).find(PLAN).value().orElseThrow();
        assertThat(appendix.header().approvedTotal()).isEqualTo(1_657_290_000);
        assertThat(appendix.header().amendment()).isEqualTo(new Amendment(2, DECISION, JULY));
        assertThat(appendix.rows())
                .hasSize(20)
                .filteredOn(row -> row.code().equals("III.4"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("Tên mới");
                    assertThat(row.amount()).isEqualTo(30_000_000);
                    assertThat(row.portions())
                            .singleElement()
                            .satisfies(share -> assertThat(share.quantity()).isEqualTo(1));
                });
        var sheet = new BalanceSheet(snapshot).by(PLAN, Dimension.LINE).value();
        assertThat(sheet.items())
                .filteredOn(item -> item.key().equals("III.4"))
                .extracting(Item::approved, Item::limit, Item::allocated, Item::available)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(30_000_000L, 30_000_000L, 30_000_000L, 30_000_000L));
        assertThat(sheet.total().approved()).isEqualTo(1_657_290_000);
        assertThat(sheet.total().allocated()).isEqualTo(1_657_290_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void a_withdrawn_plan_is_listed_only_when_it_is_asked_for(int batch) throws Exception {
        log.record(new PlanWithdrawn(PLAN, JULY));
        database.follow(node, log, batch);
        var appendices = new Appendices(new Snapshot(node));
        assertThat(appendices.headers(false).value()).isEmpty();
        assertThat(appendices.headers(true).value())
                .singleElement()
                .satisfies(header -> assertThat(header.plan()).isEqualTo(PLAN.value()));
    }
}
