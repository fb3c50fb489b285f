package ledger.api.security;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Passwords nobody chose: 20 characters that are not mistaken for one another, about 115 bits. */
final class RandomPassword {

    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPassword() {}

    static String next() {
        return RANDOM.ints(20, 0, CHARACTERS.length())
                .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
