package cognitoverify.local.cognito.pool;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes ids as Cognito's look. */
final class Identifiers {
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ALL = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    static String letters(int length) {
        return random(ALL, length);
    }

    static String smallLetters(int length) {
        return random(SMALL, length);
    }

    private static String random(String alphabet, int length) {
        return RANDOM.ints(length, 0, alphabet.length())
                .mapToObj(index -> alphabet.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
