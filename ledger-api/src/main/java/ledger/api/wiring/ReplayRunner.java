package ledger.api.wiring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import ledger.api.ExitStatus;
import ledger.api.StartupProblem;
import ledger.api.recording.Catalogue;
import ledger.api.replay.Asked;
import ledger.api.replay.Asked.Until;
import ledger.api.replay.RegistersBehind;
import ledger.api.replay.Replay;
import ledger.api.replay.Result;
import ledger.api.store.EventLog;
import ledger.core.law.Circumstances;
import ledger.core.plan.PlanId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** {@code ledger replay}: folds everything once more and compares it with the registers, also beside a running ledger. */
@Component
@ConditionalOnProperty(name = "ledger.command", havingValue = "replay")
@EnableConfigurationProperties(ReplayRunner.Settings.class)
class ReplayRunner implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRunner.class);

    /** A line of progress after so many events. */
    private static final long TOLD = 50_000;

    private final Replay replay;
    private final Settings settings;
    private final EventLog log;
    private final Catalogue catalogue;
    private final Clock clock = Clock.system(Circumstances.ZONE);
    private int exitCode;

    /** As {@code CommandLine} has read it: at most one of the three ends. */
    @ConfigurationProperties("ledger.replay")
    record Settings(
            @Nullable PlanId plan,
            @Nullable Long position,
            @Nullable Instant recordedAt,
            @Nullable LocalDate day,
            boolean redecide) {

        private Asked asked() {
            boolean present = position == null && recordedAt == null && day == null;
            return new Asked(plan, present ? null : new Until(position, recordedAt, day), redecide);
        }
    }

    ReplayRunner(Replay replay, Settings settings, EventLog log, Catalogue catalogue) {
        this.replay = replay;
        this.log = log;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        mustBeThere();
        LOG.info("Đang dựng lại sổ từ sự kiện đầu tiên để đối chiếu… / Replaying from the first event to compare…");
        long began = System.nanoTime();
        var result = replay(began);
        ReplayReport.tell(result, (System.nanoTime() - began) / 1_000_000);
        exitCode = result.clean() ? 0 : ExitStatus.DIFFERS.number();
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    /** What is asked about and is not there is a mistake, and nothing that a replay has found. */
    private void mustBeThere() {
        var plan = settings.plan();
        if (plan != null && catalogue.registered(plan.value()).isEmpty()) {
            throw new StartupProblem(
                    ExitStatus.USAGE, "Không có kế hoạch %s.".formatted(plan), "There is no plan %s.".formatted(plan));
        }
        var position = settings.position();
        if (position != null && position > log.head()) {
            throw new StartupProblem(
                    ExitStatus.USAGE,
                    "Sổ mới ghi đến vị trí %d.".formatted(log.head()),
                    "The ledger has recorded up to position %d.".formatted(log.head()));
        }
        var now = clock.instant();
        var day = settings.day();
        var recordedAt = settings.recordedAt();
        if (day != null && day.isAfter(LocalDate.ofInstant(now, clock.getZone()))
                || recordedAt != null && recordedAt.isAfter(now)) {
            throw new StartupProblem(
                    ExitStatus.USAGE,
                    "--until chưa tới: không ai biết lúc đó sổ ghi gì.",
                    "--until is still to come: nobody knows what will be recorded by then.");
        }
    }

    private Result replay(long began) throws InterruptedException {
        try {
            return replay.run(settings.asked(), (read, of) -> {
                if (read > 0 && (read % TOLD == 0 || read == of)) {
                    LOG.info("{} / {} ({})", read, of, rate(read, began));
                }
            });
        } catch (RegistersBehind behind) {
            throw new StartupProblem(
                    ExitStatus.DIFFERS,
                    "Các sổ đọc không theo kịp sự kiện: mới đến vị trí %d, cần %d."
                            .formatted(behind.shown(), behind.wanted()),
                    "The registers do not come up with the events: they show position %d and not %d."
                            .formatted(behind.shown(), behind.wanted()));
        }
    }

    private static String rate(long read, long began) {
        return String.format(
                Locale.ROOT, "%,.0f sự kiện/giây · events/s", read * 1e9 / Math.max(1, System.nanoTime() - began));
    }
}
