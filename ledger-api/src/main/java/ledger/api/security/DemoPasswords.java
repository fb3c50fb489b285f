package ledger.api.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The passwords of the demo's accounts, for the demo, which comes in through the same doors as everybody else. */
public final class DemoPasswords {

    private final Accounts accounts;
    private final PasswordFile file;
    private final String shared;

    /** @param shared the password of all of them; empty for random ones */
    DemoPasswords(Accounts accounts, Path data, String shared) {
        this.accounts = accounts;
        this.file = DemoAccounts.file(data);
        this.shared = shared;
    }

    /**
     * The password of a demo account; empty when a real account has its name. Where nothing is known of it any more (it was
     * given with an earlier start, or the file is gone) the account gets a new random one, kept in the file like the others.
     */
    public Optional<String> of(String username) throws IOException {
        var stored = accounts.find(username).filter(Accounts.Stored::demo);
        if (stored.isEmpty() || !shared.isEmpty()) {
            return stored.map(account -> shared);
        }
        var kept = file.find(username).filter(password -> accounts.matches(password, stored.get()));
        return kept.isPresent() ? kept : Optional.of(renewed(username));
    }

    private String renewed(String username) throws IOException {
        var password = RandomPassword.next();
        file.keep(username, password);
        accounts.changePassword(username, accounts.hash(password), false);
        return password;
    }
}
