package ledger.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Sees to it, before the first request is taken, that somebody can sign in: the demo's accounts when they were asked
 * for, else an administrator, who has to choose a password first, when there is no account but theirs.
 */
final class FirstAccounts implements SmartInitializingSingleton {

    static final String ADMINISTRATOR = "admin";

    private final Accounts accounts;
    private final DemoAccounts demo;
    private final boolean demoAllowed;
    private final String demoPassword;

    /** @param demoPassword of all demo accounts; empty for random ones */
    FirstAccounts(Accounts accounts, DemoAccounts demo, boolean demoAllowed, String demoPassword) {
        this.accounts = accounts;
        this.demo = demo;
        this.demoAllowed = demoAllowed;
        this.demoPassword = demoPassword;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            make();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's passwords cannot be kept", e);
        }
    }

    private void make() throws IOException {
        if (demoAllowed && !demoPassword.isEmpty()) {
            demo.makeWithPassword(demoPassword);
        } else if (demoAllowed) {
            print(demo.makeWithRandomPasswords());
        } else if (accounts.none()) {
            var password = RandomPassword.next();
            var administrator = new Account(ADMINISTRATOR, "Quản trị", Set.of(Role.ADMINISTRATOR), null);
            if (accounts.create(administrator, accounts.hash(password), false, true)) {
                print(Map.of(ADMINISTRATOR, password));
            }
        }
    }

    /** Once, to the one who started the ledger; never to the log, which others read and keep. */
    private static void print(Map<String, String> passwords) {
        if (!passwords.isEmpty()) {
            System.out.println("Tài khoản mới / New accounts:");
            passwords.forEach((username, password) -> System.out.printf("  %-12s %s%n", username, password));
        }
    }
}
