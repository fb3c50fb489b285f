package ledger.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import ledger.projections.EventSource;
import ledger.projections.Rebuild;
import ledger.projections.Registers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code ledger rebuild}: folds all registers anew from the first event, also beside a running ledger. */
@Component
@ConditionalOnProperty(name = "ledger.command", havingValue = "rebuild")
class RebuildRunner implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRunner.class);

    private final HikariDataSource database;
    private final EventSource source;

    RebuildRunner(HikariDataSource readingDataSource, EventSource source) {
        this.database = readingDataSource;
        this.source = source;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LOG.info(
                "Đang dựng lại các sổ từ {} sự kiện… / Rebuilding the registers from {} events…",
                source.head(),
                source.head());
        long began = System.nanoTime();
        long events = new Rebuild(database, source, Registers.all())
                .run((done, head, perSecond) -> LOG.info(
                        "{} / {} ({})",
                        done,
                        head,
                        String.format(Locale.ROOT, "%,d sự kiện/giây · events/s", perSecond)));
        LOG.info(
                "Đã dựng lại {} sự kiện trong {} ms. / Rebuilt from {} events in {} ms.",
                events,
                millis(began),
                events,
                millis(began));
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
