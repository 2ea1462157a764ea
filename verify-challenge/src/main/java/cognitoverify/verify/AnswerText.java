package cognitoverify.verify;

import org.jspecify.annotations.Nullable;

/** Reads the code out of what a person typed, pasted or let a phone fill in. */
final class AnswerText {
    /** Nobody separates 10 digits by more; longer answers are not looked at. */
    private static final int MAX_LENGTH = 64;

    private static final int MIN_DIGITS = 4;
    private static final int MAX_DIGITS = 10;

    private AnswerText() {}

    /**
     * The code: digits of any script as ASCII ones, without spaces, dashes and invisible
     * characters.
     *
     * @return null if what is left is not 4 to 10 digits, which is all that Twilio takes
     */
    static @Nullable String code(@Nullable String answer) {
        if (answer == null || answer.length() > MAX_LENGTH) {
            return null;
        }
        var code = new StringBuilder();
        for (int character : answer.codePoints().filter(c -> !isSeparator(c)).toArray()) {
            var digit = Character.isDigit(character) ? Character.digit(character, 10) : -1;
            if (digit < 0) {
                return null;
            }
            code.append(digit);
        }
        return code.length() < MIN_DIGITS || code.length() > MAX_DIGITS ? null : code.toString();
    }

    private static boolean isSeparator(int character) {
        return Character.isWhitespace(character)
                || switch (Character.getType(character)) {
                    case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT ->
                            true;
                    default -> character == '\u2212'; // the minus sign
                };
    }
}
