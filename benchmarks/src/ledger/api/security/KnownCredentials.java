package ledger.api.security;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * What it costs a request to be known: a password, a token, a session and a provider's token that are remembered. Nothing is asked of a database
 * or of a password hash, so there is neither. It stands in this package because nobody else can see what it measures.
 */
public final class KnownCredentials {

    private static final int AT_ONCE = 10_000;
    private static final int SERIES = 60;
    private static final double AIM = 50;

    private KnownCredentials() {}

    public static void main(String[] arguments) {
        var remembered = new Remembered(() -> 0);
        var guest = Guest.of(
                new Account("ketoan.khcn", "Kế toán", Set.of(Role.ACCOUNTANT), "so-khcn"), Way.PASSWORD, false);
        var origin = new Origin("127.0.0.1", "1");
        var password = "mật khẩu thử nghiệm của sổ cái dự toán";
        var token = Tokens.PREFIX + Secret.next();
        var session = Secret.next();
        var jwt = String.join(".", "h".repeat(80), "c".repeat(700), "s".repeat(342));
        remembered.keep(remembered.shown("ketoan.khcn", password), guest, 0);
        remembered.keep(ByteBuffer.wrap(Secret.hash(token)), guest, 0);
        remembered.keep(ByteBuffer.wrap(Secret.hash(session)), guest, 0);
        remembered.keep(ByteBuffer.wrap(Secret.hash(jwt)), guest, 0);
        var signIn = new SignIn(
                null,
                Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                remembered,
                new Throttle(() -> 0, 100),
                null,
                () -> 0);
        var tokens = new Tokens(null, null, remembered);
        var sessions = new Sessions(null, null, remembered, null, null);
        var provider = new OidcTokens(null, null, null, remembered);
        var bearer = new BearerTokenAuthenticationToken(jwt);

        boolean reached = measured("password", () -> signIn.guest("ketoan.khcn", password, origin));
        reached &= measured("token", () -> tokens.guest(token).orElseThrow());
        reached &= measured("session", () -> sessions.guest(session).orElseThrow());
        reached &= measured("JWT", () -> (Guest) provider.authenticate(bearer).getPrincipal());
        System.exit(reached ? 0 : 1);
    }

    /** The median of many series, the first half of which warm up. */
    private static boolean measured(String what, Supplier<Guest> known) {
        var each = new double[SERIES];
        for (int i = -SERIES; i < SERIES; i++) {
            long start = System.nanoTime();
            for (int j = 0; j < AT_ONCE; j++) {
                if (!known.get().getName().equals("ketoan.khcn")) {
                    throw new AssertionError(what);
                }
            }
            each[Math.max(0, i)] = (System.nanoTime() - start) / 1e3 / AT_ONCE;
        }
        Arrays.sort(each);
        var median = each[SERIES / 2];
        System.out.printf("a remembered %-8s %5.1f µs (aim: %.0f)%n", what, median, AIM);
        return median <= AIM;
    }
}
