package ledger.api.demo;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Plays the demo once the ledger answers, and leaves the ledger running. */
@Component
@ConditionalOnBooleanProperty("ledger.demo")
class DemoAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAtStart.class);

    private final Path passwordFile;
    private final String password;

    DemoAtStart(@Value("${ledger.data}") Path data, @Value("${ledger.demo-password}") String password) {
        this.passwordFile = data.resolve("demo-passwords.txt").toAbsolutePath().normalize();
        this.password = password;
    }

    /**
     * @throws IllegalStateException when the printed sums do not agree, which ends the program: such a ledger must not serve
     */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent started) {
        if (!(started.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        int port = web.getWebServer().getPort();
        try {
            var passwords = passwords();
            new Demo(new LedgerClient(port, account -> passwords.getOrDefault(account, password)), System.out).play();
            sayWhereToLook(port);
        } catch (IOException unanswered) {
            LOG.warn(
                    "Bản chạy thử dừng giữa chừng, sổ vẫn chạy; chạy lại để ghi tiếp / "
                            + "The demo stopped half-way, the ledger goes on; run it again to continue: {}",
                    unanswered.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the accounts made with random passwords; empty when all of them have the given one. */
    private Map<String, String> passwords() throws IOException {
        if (!password.isEmpty()) {
            return Map.of();
        }
        try (var lines = Files.lines(passwordFile)) {
            return lines.map(line -> line.split(" ", 2))
                    .filter(words -> words.length == 2)
                    .collect(toMap(words -> words[0], words -> words[1], (first, last) -> last));
        } catch (NoSuchFileException missing) {
            throw new IOException("Không biết mật khẩu, hãy đặt LEDGER_DEMO_PASSWORD / the passwords are not known, "
                    + "set LEDGER_DEMO_PASSWORD: " + passwordFile);
        }
    }

    private void sayWhereToLook(int port) {
        System.out.printf("""

                Xem tiếp / where to look next (Ctrl+C để dừng / to stop)
                  Phụ lục / the appendix     http://127.0.0.1:%1$d/plans/%2$s
                  Giao diện / the interface  http://127.0.0.1:%1$d/swagger-ui
                  Tài khoản / accounts       ketoan.khcn (ghi / records), kiemtoan (chỉ xem / reads)
                  Mật khẩu / passwords       %3$s
                """, port, Demo.PLAN, password.isEmpty() ? passwordFile : "LEDGER_DEMO_PASSWORD");
    }
}
