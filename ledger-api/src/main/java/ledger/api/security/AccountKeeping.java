package ledger.api.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.api.problem.FieldError;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.api.security.Accounts.Stored;
import ledger.api.security.Evidence.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.support.TransactionOperations;

/** What an administrator does with accounts, and everybody with their own password: by the rules, and with evidence. */
final class AccountKeeping {

    /** An account with a password that is shown once. */
    record Issued(Stored stored, String password) {}

    /** What an account is to be. */
    record Wish(Account account, boolean locked) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignIn signIn;
    private final AgencyCodes agencies;
    private final Evidence evidence;

    AccountKeeping(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Accounts accounts,
            Sessions sessions,
            SignIn signIn,
            AgencyCodes agencies,
            Evidence evidence) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.sessions = sessions;
        this.signIn = signIn;
        this.agencies = agencies;
        this.evidence = evidence;
    }

    /** @throws Problem {@code validation}, {@code already-exists} */
    Issued create(Account account, Caller by, Origin origin) {
        mustAllow(account, agencies.acting());
        var password = RandomPassword.next();
        var hash = accounts.hash(password);
        return inTurn(account.username(), () -> {
            if (!accounts.create(account, hash, false, true)) {
                throw Problem.of(ProblemCode.ALREADY_EXISTS, "account-exists").with("account", account.username());
            }
            evidence.add(Kind.ACCOUNT_CREATED, account.username(), by.account(), origin, facts(account, false));
            return new Issued(known(account.username()), password);
        });
    }

    /** @throws Problem {@code not-found}, {@code validation} */
    Stored change(String username, Function<Stored, Wish> wish, Caller by, Origin origin) {
        // Asked beforehand: whoever holds a connection does not wait for another.
        var acting = agencies.acting();
        return inTurn(username, () -> {
            var before = known(username);
            var wanted = wish.apply(before);
            mustAllow(wanted.account(), acting);
            var roles = !wanted.account().roles().equals(before.account().roles());
            if (roles && username.equals(by.account())) {
                throw Problem.validation(new FieldError("/roles", "own-roles"));
            }
            accounts.change(wanted.account(), wanted.locked());
            if (accounts.administrators() == 0) {
                throw Problem.validation(new FieldError(roles ? "/roles" : "/locked", "last-administrator"));
            }
            if (roles || wanted.locked()) {
                sessions.endAll(username);
            }
            var changed = changed(facts(before.account(), before.locked()), facts(wanted.account(), wanted.locked()));
            if (!changed.isEmpty()) {
                evidence.add(Kind.ACCOUNT_CHANGED, username, by.account(), origin, changed);
            }
            return known(username);
        });
    }

    /**
     * Somebody has forgotten the password, or it has got about: a new one, to be changed at once.
     *
     * @throws Problem {@code not-found}
     */
    Issued resetPassword(String username, Caller by, Origin origin) {
        known(username);
        var password = RandomPassword.next();
        var hash = accounts.hash(password);
        return inTurn(username, () -> {
            accounts.changePassword(username, hash, true);
            sessions.endAll(username);
            evidence.add(Kind.PASSWORD_RESET, username, by.account(), origin, Map.of());
            return new Issued(known(username), password);
        });
    }

    /**
     * Somebody chooses a password of their own; every session of the account ends.
     *
     * @throws Problem {@code validation}
     */
    Stored choosePassword(String username, String current, String chosen, Origin origin) {
        PasswordRules.broken(chosen, username).ifPresent(rule -> {
            throw Problem.validation(new FieldError("/new", rule, Map.of("least", PasswordRules.LEAST)));
        });
        try {
            signIn.guest(username, current, origin);
        } catch (BadCredentialsException wrong) {
            throw Problem.validation(new FieldError("/current", "password-wrong"));
        } catch (AuthenticationException notNow) {
            throw TurnedAway.problem(notNow);
        }
        if (chosen.equals(current)) {
            throw Problem.validation(new FieldError("/new", "password-unchanged"));
        }
        var hash = accounts.hash(chosen);
        return inTurn(username, () -> {
            accounts.changePassword(username, hash, false);
            sessions.endAll(username);
            evidence.add(Kind.PASSWORD_CHANGED, username, username, origin, Map.of());
            return known(username);
        });
    }

    private static void mustAllow(Account account, Set<String> agencies) {
        var obstacles = RoleRules.obstacles(account.roles(), account.agency(), agencies);
        if (!obstacles.isEmpty()) {
            throw Problem.validation(obstacles);
        }
    }

    private Stored known(String username) {
        return accounts.find(username)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).with("id", username));
    }

    /** One at a time on all nodes: so two administrators cannot lock each other at once. */
    private <T> T inTurn(String username, Supplier<T> act) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                jdbc.sql("select pg_advisory_xact_lock(hashtext('app.account'))")
                        .query((row, number) -> number)
                        .single();
                return act.get();
            }));
        } finally {
            accounts.changed(username);
        }
    }

    private static Map<String, Object> facts(Account account, boolean locked) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("displayName", account.displayName());
        facts.put("roles", account.roles().stream().sorted().toList());
        facts.put("agency", account.agency());
        facts.put("locked", locked);
        return facts;
    }

    /** Before and after, of what is not the same. */
    private static Map<String, Object> changed(Map<String, Object> before, Map<String, Object> after) {
        var changed = new LinkedHashMap<String, Object>();
        before.forEach((name, value) -> {
            if (!Objects.equals(value, after.get(name))) {
                var both = new LinkedHashMap<String, Object>();
                both.put("before", value);
                both.put("after", after.get(name));
                changed.put(name, both);
            }
        });
        return changed;
    }
}
