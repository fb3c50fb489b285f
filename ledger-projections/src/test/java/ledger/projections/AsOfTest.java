package ledger.projections;

import static ledger.core.money.Money.dong;
import static ledger.projections.Appendix950.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.amendment.AmendmentEvent.LineAmended;
import ledger.core.amendment.AmendmentEvent.PlanAmended;
import ledger.core.balance.Balances;
import ledger.core.balance.Bucket;
import ledger.core.document.Document;
import ledger.core.money.Money;
import ledger.core.money.Quantity;
import ledger.core.plan.Agency;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.Portion;
import ledger.core.plan.PortionChange;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.core.succession.SuccessionEvent.AgencySucceeded;
import ledger.core.succession.SuccessionEvent.HandedOver;
import ledger.projections.advance.Disbursement;
import ledger.projections.advance.DisbursementList;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.Dimension;
import ledger.projections.balance.Growth;
import ledger.projections.carriedover.CarriedOver;
import ledger.projections.carriedover.CarriedOverSheet;
import ledger.projections.commitment.Commitment;
import ledger.projections.commitment.CommitmentList;
import ledger.projections.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kinds of time: as of a day and a position the registers answer as if nothing later had ever happened. */
class AsOfTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 30);
    private static final LocalDate JUNE = LocalDate.of(2021, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2021, 7, 1);
    private static final Document DECISION = new Document("12/NQ-HĐND", JUNE);
    private static final int ALL = 100_000;

    private final ReadingDatabase database = new ReadingDatabase();
    private final HikariDataSource node = database.node();
    private final Snapshot snapshot = new Snapshot(node);
    private final Log log = Appendix950.log();

    @AfterEach
    void close() {
        database.close();
    }

    /** All that can be asked of the registers. */
    private record Answers(
            List<BalanceSheet.Sheet> balances,
            CarriedOver carriedOver,
            List<Commitment> commitments,
            List<Disbursement> disbursements) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_registers_as_of_any_day_and_position_are_those_of_a_replay_up_to_there(long seed) {
        happen(seed);
        new Rebuild(node, log, Registers.all()).run((done, head, perSecond) -> {});
        var dice = new Random(seed);
        var moments = new ArrayList<>(List.of(new Moment(null, log.head()), new Moment(JUNE, log.head())));
        for (int i = 0; i < 10; i++) {
            moments.add(moment(dice));
        }
        var asOf = moments.stream().map(this::asOf).toList();
        var folded = moments.stream().map(this::folded).toList();
        for (int i = 0; i < moments.size(); i++) {
            new Rebuild(node, upTo(moments.get(i)), Registers.all()).run((done, head, perSecond) -> {});
            assertThat(asOf.get(i)).as("%s of seed %d", moments.get(i), seed).isEqualTo(now());
            assertThat(available(asOf.get(i)))
                    .as("%s of seed %d", moments.get(i), seed)
                    .isEqualTo(folded.get(i));
        }
    }

    /** The later of both kinds of time is never before the earlier, so nothing is taken away again. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void what_lies_between_two_moments_explains_every_figure_that_differs(long seed) {
        happen(seed);
        new Rebuild(node, log, Registers.all()).run((done, head, perSecond) -> {});
        var journal = new Journal(snapshot);
        var events = log.after(0, ALL);
        var dice = new Random(seed);
        for (int i = 0; i < 20; i++) {
            var one = moment(dice);
            var other = moment(dice);
            var from = new Moment(earlier(one.day(), other.day()), Math.min(one.position(), other.position()));
            var to = new Moment(later(one.day(), other.day()), Math.max(one.position(), other.position()));
            var before = lines(from);
            var after = lines(to);
            var explained = new TreeMap<String, Growth>();
            for (var entry : journal.between(PLAN, null, from, to, ALL).items()) {
                var event = events.get((int) entry.position() - 1).event();
                explained.merge(String.valueOf(entry.line()), Growth.of(event), Growth::plus);
            }
            var codes = new TreeSet<>(before.keySet());
            codes.addAll(after.keySet());
            codes.addAll(explained.keySet());
            assertThat(codes).hasSizeGreaterThan(10);
            for (var code : codes) {
                var difference = after.getOrDefault(code, Growth.NONE).minus(before.getOrDefault(code, Growth.NONE));
                assertThat(explained.getOrDefault(code, Growth.NONE))
                        .as("%s from %s to %s of seed %d", code, from, to, seed)
                        .isEqualTo(difference);
            }
        }
    }

    /** Null is whatever day, after all others. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }

    private Map<String, Growth> lines(Moment moment) {
        var lines = new TreeMap<String, Growth>();
        asOf(moment)
                .balances()
                .get(Dimension.LINE.ordinal())
                .items()
                .forEach(item -> lines.put(item.key(), Growth.of(item)));
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = 5)
    void what_a_line_had_after_an_event_is_what_all_events_up_to_it_add_up_to(long seed) {
        happen(seed);
        new Rebuild(node, log, Registers.all()).run((done, head, perSecond) -> {});
        var positions =
                new Random(seed).longs(50, 40, log.head() + 1).distinct().toArray();
        var after = new Journal(snapshot).balancesAfter(positions);
        for (var position : positions) {
            var event = log.after(position - 1, 1).get(0).event();
            if (event.line() == null) {
                assertThat(after).doesNotContainKey(position);
                continue;
            }
            var line = lines(new Moment(null, position)).get(event.line().code().value());
            var balances = after.get(position);
            assertThat(balances.available().dong()).as("after %d", position).isEqualTo(line.available());
            assertThat(balances.committed().dong()).as("after %d", position).isEqualTo(line.committed());
            assertThat(balances.allocated().dong()).as("after %d", position).isEqualTo(line.allocated());
        }
    }

    /** A day, a position, or both. */
    private Moment moment(Random dice) {
        var day = FIRST_DAY.plusDays(dice.nextInt(240));
        long position = 40 + dice.nextInt((int) log.head() - 40);
        return switch (dice.nextInt(3)) {
            case 0 -> new Moment(null, position);
            case 1 -> new Moment(day, log.head());
            default -> new Moment(day, position);
        };
    }

    /** Facts of any day; in between, the agencies are succeeded and the appendix is amended. */
    private void happen(long seed) {
        var history = new History(
                seed,
                Appendix950.allocated().stream().map(FundsAllocated.class::cast).toList());
        facts(history, 600);
        log.record(succeeded(history, new Agency("cuc-thong-ke", "Cục Thống kê tỉnh"), false, JUNE));
        facts(history, 600);
        log.record(succeeded(history, new Agency("so-khcn", "Sở Khoa học và Công nghệ"), true, JULY));
        amend();
        facts(history, 600);
    }

    private void facts(History history, int count) {
        for (int i = 0; i < count; i++) {
            log.record(history.next());
        }
    }

    private AgencySucceeded succeeded(History history, Agency predecessor, boolean budgetHolder, LocalDate day) {
        var plan = plan(new Moment(null, log.head()));
        var left = new ArrayList<HandedOver>();
        for (var section : plan.sections()) {
            section.leaves()
                    .forEach(line -> line.portions().forEach(share -> {
                        boolean led = section.leadAgency().equals(predecessor);
                        if (led || budgetHolder) {
                            var id = new LineId(PLAN, line.code());
                            left.add(new HandedOver(id, share.portion(), led, balances(history, id, share.portion())));
                        }
                    }));
        }
        var successor = new Agency(predecessor.code() + "-moi", predecessor.name() + " mới");
        return new AgencySucceeded(PLAN, predecessor, successor, budgetHolder, left, DECISION, day);
    }

    private static Balances balances(History history, LineId line, Portion portion) {
        var sums = new TreeMap<Bucket, Money>();
        history.books().forEach((account, amount) -> {
            if (account.line().equals(line)
                    && account.portion().equals(portion)
                    && account.bucket() != Bucket.OUTSIDE) {
                sums.merge(account.bucket(), dong(amount), Money::plus);
            }
        });
        return new Balances(
                sums.getOrDefault(Bucket.AVAILABLE, Money.ZERO),
                sums.getOrDefault(Bucket.HELD, Money.ZERO),
                sums.getOrDefault(Bucket.RESERVED, Money.ZERO),
                sums.getOrDefault(Bucket.COMMITTED, Money.ZERO),
                sums.getOrDefault(Bucket.ADVANCED, Money.ZERO),
                sums.getOrDefault(Bucket.SPENT, Money.ZERO),
                Money.ZERO,
                Money.ZERO);
    }

    /** One unit more of III.4, a title of its own, and a line that was not there. */
    private void amend() {
        var plan = plan(new Moment(null, log.head()));
        var added = new Line(
                new LineCode("III.8"),
                "Dòng mới",
                "DN",
                Quantity.of(1),
                dong(7_000_000),
                dong(7_000_000),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        var sections = plan.sections().stream()
                .map(section -> {
                    var lines = new ArrayList<>(
                            section.lines().stream().map(AsOfTest::amended).toList());
                    if (section.code().value().equals("III")) {
                        lines.add(0, added);
                    }
                    return new Section(
                            section.code(),
                            section.title(),
                            section.leadAgency(),
                            section.coordinating(),
                            section.time(),
                            section.note(),
                            lines);
                })
                .toList();
        var change = new PortionChange(Portion.NEW, Quantity.of(2), dong(60_000_000), Quantity.of(3), dong(90_000_000));
        log.record(
                new PlanAmended(plan.restated(dong(1_724_290_000), sections), 1, DECISION, Money.ZERO, null, JULY),
                new LineAmended(Appendix950.line("III.4"), "SP", dong(30_000_000), List.of(change), JULY),
                new LineOpened(
                        Appendix950.line("III.8"), 2021, added.unit(), added.unitPrice(), added.portions(), JULY));
    }

    private static Line amended(Line line) {
        return line.code().value().equals("III.4")
                ? new Line(
                        line.code(),
                        "Tên mới",
                        line.unit(),
                        Quantity.of(3),
                        line.unitPrice(),
                        dong(90_000_000),
                        line.time(),
                        line.note(),
                        null,
                        List.of(),
                        List.of(),
                        List.of())
                : line;
    }

    private List<RecordedEvent> events(Moment moment) {
        return log.after(0, ALL).stream()
                .filter(recorded -> moment.covers(recorded.event(), recorded.position()))
                .toList();
    }

    private Plan plan(Moment moment) {
        Plan plan = Appendix950.plan();
        for (var recorded : events(moment)) {
            if (recorded.event() instanceof PlanRegistered registered) {
                plan = registered.approved();
            } else if (recorded.event() instanceof PlanAmended amended) {
                plan = amended.approved();
            } else if (recorded.event() instanceof AgencySucceeded succeeded) {
                plan = plan.succeeded(succeeded.predecessor(), succeeded.successor());
            }
        }
        return plan;
    }

    private EventSource upTo(Moment moment) {
        var events = events(moment);
        return new EventSource() {
            @Override
            public List<RecordedEvent> after(long position, int limit) {
                return events.stream()
                        .filter(recorded -> recorded.position() > position)
                        .limit(limit)
                        .toList();
            }

            @Override
            public long head() {
                return log.head();
            }
        };
    }

    private Answers asOf(Moment moment) {
        var plan = plan(moment);
        var successions = events(moment).stream()
                .filter(recorded -> recorded.event() instanceof AgencySucceeded)
                .map(recorded -> (AgencySucceeded) recorded.event())
                .toList();
        var sheet = new BalanceSheet(snapshot);
        return new Answers(
                Arrays.stream(Dimension.values())
                        .map(dimension -> sheet.asOf(plan, successions, dimension, moment))
                        .toList(),
                new CarriedOverSheet(snapshot).asOf(plan, moment),
                new CommitmentList(snapshot)
                        .of(PLAN, null, null, null, moment, Start.after(0), ALL)
                        .value()
                        .items(),
                new DisbursementList(snapshot)
                        .of(PLAN, null, null, null, null, moment, Start.after(0), ALL)
                        .value()
                        .items());
    }

    private Answers now() {
        var sheet = new BalanceSheet(snapshot);
        return new Answers(
                Arrays.stream(Dimension.values())
                        .map(dimension -> sheet.by(PLAN, dimension).value())
                        .toList(),
                new CarriedOverSheet(snapshot).of(PLAN).value(),
                new CommitmentList(snapshot)
                        .of(PLAN, null, null, null, null, Start.after(0), ALL)
                        .value()
                        .items(),
                new DisbursementList(snapshot)
                        .of(PLAN, null, null, null, null, null, Start.after(0), ALL)
                        .value()
                        .items());
    }

    /** What is available of each portion, added up from the movements alone. */
    private Map<String, Long> folded(Moment moment) {
        var sums = new TreeMap<String, Long>();
        for (var recorded : events(moment)) {
            for (var movement : recorded.event().movements()) {
                var amount = movement.amount().dong();
                if (movement.from().bucket() == Bucket.AVAILABLE) {
                    sums.merge(
                            movement.from().line().code() + "/"
                                    + movement.from().portion(),
                            -amount,
                            Long::sum);
                }
                if (movement.to().bucket() == Bucket.AVAILABLE) {
                    sums.merge(movement.to().line().code() + "/" + movement.to().portion(), amount, Long::sum);
                }
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> available(Answers answers) {
        var sums = new TreeMap<String, Long>();
        for (var item : answers.balances().get(Dimension.PORTION.ordinal()).items()) {
            if (item.available() != 0) {
                sums.put(item.key(), item.available());
            }
        }
        return sums;
    }
}
