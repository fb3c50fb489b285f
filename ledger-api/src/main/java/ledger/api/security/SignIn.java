package ledger.api.security;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import ledger.api.security.Evidence.Kind;
import org.jspecify.annotations.Nullable;
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

    /** Too many failures with this name, or from this address. */
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

    /** With Basic every request signs in: of one account from one address that is kept as evidence so often. */
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private static final int NOTED_MOST = 10_000;

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Remembered remembered;
    private final Throttle throttle;
    private final Evidence evidence;
    private final LongSupplier nanoTime;
    /** Compared with when there is no such account, so that the answer takes as long. */
    private final String nobodysHash;
    /** One password hash at a time per name: a burst of first requests costs one, and guessing is slow. */
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(64).toList();

    private final Map<String, Long> noted = new ConcurrentHashMap<>();

    SignIn(
            Accounts accounts,
            PasswordEncoder passwords,
            Remembered remembered,
            Throttle throttle,
            Evidence evidence,
            LongSupplier nanoTime) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.remembered = remembered;
        this.throttle = throttle;
        this.evidence = evidence;
        this.nanoTime = nanoTime;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var origin = asked.getDetails() instanceof Origin known ? known : new Origin("", "");
        var guest = guest(asked.getName(), String.valueOf(asked.getCredentials()), origin);
        note(guest, origin);
        return UsernamePasswordAuthenticationToken.authenticated(guest, null, List.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * Whoever has this name and this password.
     *
     * @throws AuthenticationException when nobody has, when too many have tried, or when it cannot be found out
     */
    Guest guest(String username, String password, Origin origin) {
        var shown = remembered.shown(username, password);
        return remembered.find(shown).orElseGet(() -> verifyInTurn(username, password, shown, origin));
    }

    private Guest verifyInTurn(String username, String password, ByteBuffer shown, Origin origin) {
        var turn = turns.get(Math.floorMod(username.hashCode(), turns.size()));
        turn.lock();
        try {
            return remembered.find(shown).orElseGet(() -> verify(username, password, shown, origin));
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("the accounts cannot be read", e);
        } finally {
            turn.unlock();
        }
    }

    private Guest verify(String username, String password, ByteBuffer shown, Origin origin) {
        var wait = Math.max(
                throttle.names().secondsToWait(username), throttle.addresses().secondsToWait(origin.address()));
        if (wait > 0) {
            throw new MustWait(wait);
        }
        var changes = remembered.changes();
        var name = Account.wellFormed(username) ? username : null;
        var stored = name == null ? null : accounts.find(name).orElse(null);
        var right = passwords.matches(password, stored == null ? nobodysHash : stored.passwordHash());
        if (stored == null || !right || !accounts.admits(stored)) {
            failed(name, origin);
            throw new BadCredentialsException("no such account, or another password");
        }
        throttle.names().forget(username);
        var guest = Guest.of(stored.account(), Way.PASSWORD, stored.mustChange());
        remembered.keep(shown, guest, changes);
        return guest;
    }

    private void failed(@Nullable String name, Origin origin) {
        evidence.add(Kind.SIGN_IN_FAILED, name, null, origin, Map.of());
        if (throttle.addresses().failed(origin.address())) {
            evidence.add(Kind.SHUT_OUT, null, null, origin, Map.of("by", "address"));
        }
        if (name != null && throttle.names().failed(name)) {
            evidence.add(Kind.SHUT_OUT, name, null, origin, Map.of("by", "name"));
        }
    }

    private void note(Guest guest, Origin origin) {
        var name = guest.account().username();
        var now = nanoTime.getAsLong();
        var who = name + " " + origin.address();
        var last = noted.get(who);
        if (last == null || now - last >= NOTED_EVERY.toNanos()) {
            if (noted.size() >= NOTED_MOST) {
                noted.clear();
            }
            noted.put(who, now);
            evidence.add(Kind.SIGNED_IN, name, name, origin, Map.of("way", Way.PASSWORD));
        }
    }
}
