package ledger.api;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the ledger answers, once it does. */
@Component
class ReadyLine {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

    private final String keptIn;

    ReadyLine(@Value("${ledger.data}") Path data, @Value("${ledger.database.url}") String url) {
        keptIn = url.isBlank() ? data.toAbsolutePath().normalize().toString() : url.replaceFirst("\\?.*", "");
    }

    @EventListener
    void ready(ApplicationReadyEvent started) {
        if (started.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            LOG.info(
                    "Sẵn sàng / Ready: http://127.0.0.1:{} (dữ liệu / data: {}, {} ms)",
                    web.getWebServer().getPort(),
                    keptIn,
                    started.getTimeTaken() == null
                            ? "?"
                            : started.getTimeTaken().toMillis());
        }
    }
}
