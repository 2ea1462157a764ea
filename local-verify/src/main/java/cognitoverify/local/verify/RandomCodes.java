package cognitoverify.local.verify;

import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Digits nobody can guess, zeros in front included, as Twilio makes them. */
final class RandomCodes implements Supplier<String> {
    private final SecureRandom random = new SecureRandom();
    private final int length;

    RandomCodes(int length) {
        this.length = length;
    }

    @Override
    public String get() {
        return random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
