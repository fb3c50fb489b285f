package ledger.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which passwords are refused: those that are guessed first. What they are made of is nobody's business (NIST SP 800-63B). */
final class PasswordRules {

    static final int LEAST = 12;
    static final int MOST = 200;

    private static final int REST = 6;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** The rule that a password breaks, as an error's code. */
    static Optional<String> broken(String password, String username) {
        var plain = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < LEAST) {
            return Optional.of("password-too-short");
        } else if (plain.replace(username, "").length() < REST) {
            return Optional.of("password-is-name");
        } else if (COMMON.contains(plain) || plain.codePoints().distinct().count() < REST) {
            return Optional.of("password-too-common");
        }
        return Optional.empty();
    }

    private static Set<String> common() {
        try (var file = Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
