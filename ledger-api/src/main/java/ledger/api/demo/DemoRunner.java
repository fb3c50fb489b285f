package ledger.api.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import ledger.api.security.DemoPasswords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs the demo once the ledger answers, and lets it serve on. */
@Component
@ConditionalOnBooleanProperty("ledger.demo")
class DemoRunner {

    private final DemoPasswords passwords;
    private final Path data;
    private final boolean shared;
    private final boolean throughYearEnd;

    DemoRunner(
            DemoPasswords passwords,
            @Value("${ledger.data}") Path data,
            @Value("${ledger.demo-password}") String sharedPassword,
            @Value("${ledger.demo-through-year-end}") boolean throughYearEnd) {
        this.passwords = passwords;
        this.data = data;
        this.shared = !sharedPassword.isEmpty();
        this.throughYearEnd = throughYearEnd;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void run(ApplicationReadyEvent ready) throws InterruptedException {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        try {
            tell(client(web.getWebServer().getPort()));
            where();
        } catch (IOException failure) {
            // The ledger itself is sound and serves on; stopped in the middle, there is nobody left to tell.
            if (ready.getApplicationContext().isActive()) {
                System.out.println("! Dữ liệu mẫu chưa ghi xong, hãy chạy lại / The demo is unfinished, run it again: "
                        + failure.getMessage());
            }
        }
    }

    private void tell(LedgerClient client) throws IOException, InterruptedException {
        if (throughYearEnd) {
            new FullYear(client, HalfYear.shipped(), YearEnd.shipped(), System.out).run();
        } else {
            new Demo(client, HalfYear.shipped(), System.out).run();
        }
    }

    private void where() {
        System.out.printf("   %-38s %s%n", "Đăng nhập / sign in", "ketoan.khcn (kế toán / accountant)");
        System.out.printf(
                "   %-38s %s%n",
                "",
                "taichinh (quản lý dự toán / budget officer), lanhdao (người xem / viewer), kiemtoan (kiểm toán / auditor)");
        System.out.printf(
                "   %-38s %s%n",
                "Mật khẩu / password",
                shared
                        ? "LEDGER_DEMO_PASSWORD"
                        : data.resolve("demo-passwords.txt").toAbsolutePath().normalize());
        System.out.printf(
                "   Dừng bằng / stop with Ctrl-C; ./ledger demo%s tiếp tục từ sổ đã ghi / goes on from the books.%n",
                throughYearEnd ? " --through-year-end" : "");
    }

    private LedgerClient client(int port) {
        var known = new HashMap<String, String>();
        return new LedgerClient(port, account -> known.computeIfAbsent(account, this::password));
    }

    private String password(String account) {
        try {
            return passwords.of(account).orElse("");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
