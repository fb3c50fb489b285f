package ledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether somebody who was let in would still be let in: for answers that go on for longer than a request. What changed on
 * this node counts at once, what changed on another one after {@link #ASKED_EVERY}.
 */
@Component
@ConditionalOnWebApplication
public final class Presence {

    private static final Duration ASKED_EVERY = Duration.ofSeconds(15);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Remembered remembered;

    Presence(Accounts accounts, Sessions sessions, Tokens tokens, Remembered remembered) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.remembered = remembered;
    }

    /** Says of whoever sent the request whether what was shown holds, with the same rights; to be asked again and again. */
    public BooleanSupplier of(HttpServletRequest request) {
        return new Asked(remembered.changes(), shown(request));
    }

    private BooleanSupplier shown(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var guest = (Guest) Objects.requireNonNull(authentication).getPrincipal();
        return switch (Objects.requireNonNull(guest).way()) {
            case PASSWORD -> password(guest.account());
            case TOKEN -> token(request, guest);
            case SESSION -> session(request, guest.account());
            case PROVIDER -> fromElsewhere();
        };
    }

    private BooleanSupplier password(Account account) {
        var hash = usable(account).map(Accounts.Stored::passwordHash);
        return () -> hash.isPresent()
                && usable(account)
                        .filter(now -> now.passwordHash().equals(hash.get()))
                        .isPresent();
    }

    private BooleanSupplier token(HttpServletRequest request, Guest guest) {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring("Bearer ".length())
                .strip();
        return () -> tokens.guest(token).filter(guest::equals).isPresent();
    }

    private BooleanSupplier session(HttpServletRequest request, Account account) {
        var secret = SessionCookie.of(request);
        return secret.isPresent() && sessions.holds(secret.get(), account.username())
                ? () -> sessions.holds(secret.get(), account.username())
                        && usable(account).isPresent()
                : fromElsewhere();
    }

    /** What a provider says is not asked for again: whoever came that way comes again after a while. */
    private static BooleanSupplier fromElsewhere() {
        var until = System.nanoTime() + Remembered.KEPT.toNanos();
        return () -> System.nanoTime() - until < 0;
    }

    private Optional<Accounts.Stored> usable(Account account) {
        return accounts.find(account.username())
                .filter(accounts::admits)
                .filter(now -> now.account().equals(account) && !now.mustChange());
    }

    /** Asks the database only when something may have changed. */
    private final class Asked implements BooleanSupplier {

        private final BooleanSupplier shown;
        private long changes;
        private long askedAt = System.nanoTime();
        private boolean holds = true;

        private Asked(long changes, BooleanSupplier shown) {
            this.changes = changes;
            this.shown = shown;
        }

        @Override
        public synchronized boolean getAsBoolean() {
            var now = remembered.changes();
            if (holds && (now != changes || System.nanoTime() - askedAt >= ASKED_EVERY.toNanos())) {
                changes = now;
                askedAt = System.nanoTime();
                holds = holds();
            }
            return holds;
        }

        private boolean holds() {
            try {
                return shown.getAsBoolean();
            } catch (DataAccessException unreadable) {
                return false;
            }
        }
    }
}
