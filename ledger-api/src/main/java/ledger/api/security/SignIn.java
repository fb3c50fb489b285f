package ledger.api.security;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Finds out whether somebody is who they say: from memory in microseconds, else by the password hash. */
final class SignIn implements AuthenticationProvider {

    /** Too many failures with this name. */
    static final class MustWait extends AuthenticationException {
        private static final long serialVersionUID = 1;
        private final long seconds;

        MustWait(long seconds) {
            super("too many failures");
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Remembered remembered;
    private final Failures failures;
    private final boolean demoAllowed;
    /** Compared with when there is no such account, so that the answer takes as long. */
    private final String nobodysHash;
    /** One password hash at a time per name: a burst of first requests costs one, and guessing is slow. */
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    SignIn(
            Accounts accounts,
            PasswordEncoder passwords,
            Remembered remembered,
            Failures failures,
            boolean demoAllowed) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.remembered = remembered;
        this.failures = failures;
        this.demoAllowed = demoAllowed;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var username = asked.getName();
        var password = String.valueOf(asked.getCredentials());
        var account = remembered.find(username, password).orElseGet(() -> verifyInTurn(username, password));
        return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Account verifyInTurn(String username, String password) {
        var turn = turns.get(Math.floorMod(username.hashCode(), turns.size()));
        turn.lock();
        try {
            return remembered.find(username, password).orElseGet(() -> verify(username, password));
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("the accounts cannot be read", e);
        } finally {
            turn.unlock();
        }
    }

    private Account verify(String username, String password) {
        var wait = failures.secondsToWait(username);
        if (wait > 0) {
            throw new MustWait(wait);
        }
        var changes = remembered.changes(username);
        var stored = Account.wellFormed(username) ? accounts.find(username).orElse(null) : null;
        var right = passwords.matches(password, stored == null ? nobodysHash : stored.passwordHash());
        if (stored == null || !right || stored.locked() || (stored.demo() && !demoAllowed)) {
            failures.failed(username);
            throw new BadCredentialsException("no such account, or another password");
        }
        failures.forget(username);
        remembered.keep(stored.account(), password, changes);
        return stored.account();
    }
}
