package ledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

class SigningInTest {

    private static final Account LAN = new Account("lan", "Lan", Set.of(Role.ACCOUNTANT), "so-khcn");

    private final AtomicLong now = new AtomicLong();
    private final Remembered remembered = new Remembered(now::get);
    private final CountedHashes hashes = new CountedHashes();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create());
    private Accounts accounts = accounts(false);
    private SignIn signIn = signIn();

    @BeforeEach
    void lan_has_an_account() {
        accounts.create(LAN, accounts.hash("bí mật"), false, false);
        hashes.compared.set(0);
    }

    @Test
    void the_password_is_hashed_once_a_minute() {
        assertThat(signIn("lan", "bí mật")).isEqualTo(LAN);
        assertThat(signIn("lan", "bí mật")).isEqualTo(LAN);
        assertThat(hashes.compared).hasValue(1);

        seconds(60);
        assertThat(signIn("lan", "bí mật")).isEqualTo(LAN);
        assertThat(hashes.compared).hasValue(2);
    }

    @Test
    void another_password_is_refused_also_while_the_right_one_is_remembered() {
        signIn("lan", "bí mật");
        refused("lan", "bí mật ");
        refused("lan", "bi mat");
        refused("LAN", "bí mật");
    }

    @Test
    void a_locked_account_is_out_at_once() {
        signIn("lan", "bí mật");
        accounts.change(LAN, true);
        refused("lan", "bí mật");

        accounts.change(LAN, false);
        assertThat(signIn("lan", "bí mật")).isEqualTo(LAN);
    }

    @Test
    void an_old_password_is_out_at_once() {
        signIn("lan", "bí mật");
        accounts.changePassword("lan", accounts.hash("mới"), false);

        refused("lan", "bí mật");
        assertThat(signIn("lan", "mới")).isEqualTo(LAN);
    }

    @Test
    void a_change_while_the_old_password_is_being_verified_is_not_missed() {
        hashes.during = () -> accounts.change(LAN, true);
        signIn("lan", "bí mật");
        hashes.during = () -> {};

        refused("lan", "bí mật");
    }

    @Test
    void after_ten_failures_within_a_minute_the_name_has_to_wait() {
        for (int i = 0; i < Failures.MOST; i++) {
            refused("lan", "guess " + i);
        }
        hashes.compared.set(0);
        assertThatThrownBy(() -> signIn("lan", "bí mật"))
                .isInstanceOfSatisfying(
                        SignIn.MustWait.class,
                        wait -> assertThat(wait.seconds()).isBetween(1L, 61L));
        assertThat(hashes.compared).as("no hash is computed for those who wait").hasValue(0);

        seconds(60);
        assertThat(signIn("lan", "bí mật")).isEqualTo(LAN);
    }

    @Test
    void who_is_remembered_is_not_shut_out_by_the_guesses_of_others() {
        signIn("lan", "bí mật");
        for (int i = 0; i < Failures.MOST; i++) {
            refused("lan", "guess " + i);
        }
        assertThat(signIn("lan", "bí mật")).isEqualTo(LAN);
    }

    @Test
    void an_unknown_name_costs_as_much_as_a_known_one() {
        refused("nobody", "x");
        refused("no\0body", "x");
        assertThat(hashes.compared).hasValue(2);
    }

    @Test
    void accounts_that_cannot_be_read_are_not_wrong_passwords() {
        jdbc.sql("alter table app.account rename to gone").update();
        assertThatThrownBy(() -> signIn("lan", "bí mật")).isInstanceOf(AuthenticationServiceException.class);
    }

    @Test
    void accountants_and_approvers_belong_to_an_agency() {
        var stray = new Account("stray", "Stray", Set.of(Role.APPROVER), null);
        assertThatThrownBy(() -> accounts.create(stray, "x", false, false))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void demo_accounts_sign_in_only_where_they_were_asked_for(@TempDir Path data) {
        new DemoAccounts(accounts, data).makeWithPassword("demo");
        refused("kiemtoan", "demo");

        demoIsAllowed();
        assertThat(DemoAccounts.ALL)
                .hasSize(8)
                .allSatisfy(account ->
                        assertThat(signIn(account.username(), "demo")).isEqualTo(account));
    }

    @Test
    void the_demo_password_of_this_start_counts_and_real_accounts_keep_their_own(@TempDir Path data) {
        accounts.create(
                new Account("quantri", "Real", Set.of(Role.ADMINISTRATOR), null), accounts.hash("real"), false, false);
        var demo = new DemoAccounts(accounts, data);
        demo.makeWithPassword("one");
        demo.makeWithPassword("two");

        demoIsAllowed();
        refused("kiemtoan", "one");
        assertThat(signIn("kiemtoan", "two").username()).isEqualTo("kiemtoan");
        refused("quantri", "two");
        assertThat(signIn("quantri", "real").displayName()).isEqualTo("Real");
    }

    @Test
    void random_demo_passwords_are_kept_for_the_owner_of_the_data_alone(@TempDir Path data) throws IOException {
        var demo = new DemoAccounts(accounts, data.resolve("ledger"));
        var made = demo.makeWithRandomPasswords();

        var file = data.resolve("ledger/demo-passwords.txt");
        assertThat(made).hasSize(8);
        assertThat(Set.copyOf(made.values())).hasSize(8);
        assertThat(Files.readAllLines(file))
                .containsExactlyElementsOf(made.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(demo.makeWithRandomPasswords())
                .as("a second start makes nothing")
                .isEmpty();

        demoIsAllowed();
        made.forEach((username, password) ->
                assertThat(signIn(username, password).username()).isEqualTo(username));
    }

    @Test
    void the_first_start_makes_an_administrator_who_has_to_change_the_password(@TempDir Path data) {
        var first = new FirstAccounts(accounts, new DemoAccounts(accounts, data), false, "");
        first.afterSingletonsInstantiated();
        assertThat(accounts.find("admin")).as("there was an account already").isEmpty();

        jdbc.sql("update app.account set demo = true").update();
        first.afterSingletonsInstantiated();
        assertThat(accounts.find("admin"))
                .as("those of the demo cannot sign in")
                .isPresent();

        jdbc.sql("delete from app.account").update();
        first.afterSingletonsInstantiated();
        assertThat(accounts.find("admin"))
                .hasValueSatisfying(admin -> assertThat(admin.account().roles()).containsExactly(Role.ADMINISTRATOR));
        assertThat(jdbc.sql("select must_change from app.account")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private Account signIn(String username, String password) {
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(username, password);
        return ((Guest) Objects.requireNonNull(signIn.authenticate(asked).getPrincipal())).account();
    }

    private void refused(String username, String password) {
        assertThatThrownBy(() -> signIn(username, password)).isInstanceOf(BadCredentialsException.class);
    }

    private Accounts accounts(boolean demoAllowed) {
        return new Accounts(jdbc, hashes, remembered, demoAllowed);
    }

    private SignIn signIn() {
        return new SignIn(accounts, hashes, remembered, new Throttle(now::get, 100), new Evidence(jdbc), now::get);
    }

    private void demoIsAllowed() {
        accounts = accounts(true);
        signIn = signIn();
    }

    private void seconds(int passed) {
        now.addAndGet(passed * 1_000_000_000L);
    }

    /** The hash of the ledger with fewer rounds, counted. */
    private static final class CountedHashes implements PasswordEncoder {
        private final PasswordEncoder real = new Pbkdf2PasswordEncoder("", 16, 1_000, PBKDF2WithHmacSHA256);
        private final AtomicInteger compared = new AtomicInteger();
        private Runnable during = () -> {};

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return real.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.incrementAndGet();
            during.run();
            return real.matches(password, hash);
        }
    }
}
