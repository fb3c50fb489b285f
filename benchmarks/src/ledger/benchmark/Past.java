package ledger.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ledger.core.LedgerEvent;
import ledger.core.allotment.AllotmentEvent.FundsAllocated;
import ledger.core.commitment.CommitmentEvent.FundsCommitted;
import ledger.core.disbursement.DisbursementEvent.FundsDisbursed;
import ledger.core.disbursement.DisbursementKind;
import ledger.core.document.Payee;
import ledger.core.money.Money;
import ledger.core.plan.Agency;
import ledger.core.plan.FactId;
import ledger.core.plan.Line;
import ledger.core.plan.LineCode;
import ledger.core.plan.LineId;
import ledger.core.plan.Plan;
import ledger.core.plan.PlanId;
import ledger.core.plan.Portion;
import ledger.core.plan.Section;
import ledger.core.registration.RegistrationEvent.LineOpened;
import ledger.core.registration.RegistrationEvent.PlanRegistered;
import ledger.projections.Moment;
import ledger.projections.RecordedEvent;
import ledger.projections.Registers;
import ledger.projections.Snapshot;
import ledger.projections.balance.BalanceSheet;
import ledger.projections.balance.Dimension;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * P7: balances of the present and of the past out of registers of 100 plans with 20 lines each, after 10,000 events and
 * after many more. The events are folded straight into the registers; what is measured is the read, without HTTP.
 */
public final class Past {

    private static final int PLANS = 100;
    private static final int LINES = 20;
    private static final int FEW = 10_000;
    private static final int BATCH = 1000;
    private static final int READS = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final Agency AGENCY = new Agency("so-khcn", "Sở Khoa học và Công nghệ");
    private static final Payee PAYEE = new Payee("Công ty B", null);

    private final Random dice = new Random(1);
    private final List<Plan> plans = new ArrayList<>();
    private final long[] facts = new long[PLANS * LINES];
    private long position;

    private Past() {}

    /** Arguments: the repository, a directory for this run, the number of events. */
    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[1]).resolve("data");
        try (var server = LedgerServer.start(Path.of(arguments[0]), data);
                var connection = server.database("ledger_app")) {
            new Past().run(connection, Integer.parseInt(arguments[2]));
        }
    }

    private void run(Connection connection, int events) throws Exception {
        var opening = opening();
        fold(connection, opening);
        for (long left = FEW - position; left > 0; left -= BATCH) {
            fold(connection, day((int) Math.min(BATCH, left)));
        }
        var few = measure(connection);
        System.out.printf("%,d events: %s%n", position, few);
        long start = System.nanoTime();
        long before = position;
        while (position < events) {
            fold(connection, day((int) Math.min(BATCH, events - position)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var many = measure(connection);
        System.out.printf("%,d events: %s%n", position, many);
        System.out.printf("folded %,.0f events/s%n", (position - before) / seconds);
        System.out.printf(
                "many : few   now %.2f, as of a day %.2f, as recorded %.2f, both %.2f%n",
                many.now / few.now, many.asOf / few.asOf, many.recorded / few.recorded, many.both / few.both);
        System.out.printf(
                "past : now   as of a day %.2f, as recorded %.2f, both %.2f%n",
                many.asOf / many.now, many.recorded / many.now, many.both / many.now);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pg_total_relation_size('reading.balance_total') / greatest(1, " + position + ")")) {
            row.next();
            System.out.printf("balance_total: %d bytes an event, index included%n", row.getLong(1));
        }
    }

    /** Medians in milliseconds. */
    private record Reads(double now, double asOf, double recorded, double both) {
        @Override
        public String toString() {
            return "now %.2f ms, as of a day %.2f ms, as recorded %.2f ms, both %.2f ms"
                    .formatted(now, asOf, recorded, both);
        }
    }

    private Reads measure(Connection connection) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        connection.commit();
        connection.setAutoCommit(true);
        var sheet = new BalanceSheet(new Snapshot(new SingleConnectionDataSource(connection, true)));
        var day = FIRST_DAY.plusDays(200);
        var reads = new Reads(
                median(plan -> sheet.by(plan.id(), Dimension.SECTION)),
                median(plan -> sheet.asOf(plan, List.of(), Dimension.SECTION, new Moment(day, position))),
                median(plan -> sheet.asOf(plan, List.of(), Dimension.SECTION, new Moment(null, position / 2))),
                median(plan -> sheet.asOf(plan, List.of(), Dimension.SECTION, new Moment(day, position / 2))));
        connection.setAutoCommit(false);
        return reads;
    }

    private interface Read {
        Object of(Plan plan);
    }

    private double median(Read read) {
        var nanos = new long[READS];
        for (int i = -READS; i < READS; i++) { // the first half warms up
            long start = System.nanoTime();
            read.of(plans.get(dice.nextInt(PLANS)));
            nanos[Math.max(0, i)] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[READS / 2] / 1e6;
    }

    private List<LedgerEvent> opening() {
        var events = new ArrayList<LedgerEvent>();
        for (int number = 0; number < PLANS; number++) {
            var plan = plan(new PlanId("KH-" + number));
            plans.add(plan);
            events.add(new PlanRegistered(plan, null, FIRST_DAY));
            plan.leaves().forEach(line -> {
                var id = new LineId(plan.id(), line.code());
                events.add(new LineOpened(id, 2021, null, null, line.portions(), FIRST_DAY));
                events.add(new FundsAllocated(new FactId(id, 1), Portion.NEW, line.amount(), null, FIRST_DAY));
            });
        }
        Arrays.fill(facts, 1);
        return events;
    }

    private static Plan plan(PlanId id) {
        var sections = Stream.of("I", "II", "III", "IV")
                .map(code -> new Section(
                        new LineCode(code), "Phần " + code, AGENCY, List.of(), null, null, lines(new LineCode(code))))
                .toList();
        return new Plan(
                id, "1/KH", FIRST_DAY, 2021, "UBND", "", AGENCY, Money.dong(LINES * 1_000_000_000_000L), sections);
    }

    private static List<Line> lines(LineCode section) {
        return Stream.of("1", "2", "3", "4", "5")
                .map(number -> new Line(
                        section.child(number), "Dòng", null, null, null, Money.dong(1_000_000_000_000L), null, null,
                        null, List.of(), List.of(), List.of()))
                .toList();
    }

    /** Commitments and payments on random lines and random days of the year, so that every period has rows. */
    private List<LedgerEvent> day(int count) {
        var events = new ArrayList<LedgerEvent>();
        while (events.size() < count) {
            int number = dice.nextInt(PLANS * LINES);
            var plan = plans.get(number / LINES);
            var line = new LineId(plan.id(), plan.leaves().toList().get(number % LINES).code());
            var day = FIRST_DAY.plusDays(dice.nextInt(365));
            var commitment = new FactId(line, ++facts[number]);
            events.add(new FundsCommitted(commitment, Portion.NEW, Money.dong(1000), null, PAYEE, null, null, day));
            var payment = new FactId(line, ++facts[number]);
            events.add(new FundsDisbursed(
                    payment, commitment, Portion.NEW, DisbursementKind.PAYMENT, Money.dong(600), null, null, null, null,
                    null, day));
        }
        return events;
    }

    private void fold(Connection connection, List<LedgerEvent> events) throws Exception {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off; set local plan_cache_mode = force_custom_plan");
        }
        var batch = events.stream().map(this::recorded).toList();
        for (var register : Registers.all()) {
            register.fold(batch, connection);
        }
        connection.commit();
    }

    private RecordedEvent recorded(LedgerEvent event) {
        position++;
        return new RecordedEvent(
                position, "event-" + position, event.getClass().getSimpleName(), "1", event, "ketoan", "ACCOUNTANT",
                null, "API", null, "VN-2021", "Theo chứng từ", Instant.EPOCH.plusMillis(position), "command");
    }
}
