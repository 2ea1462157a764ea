package cognitoverify.protocol;

/** Numbers as the functions write them for each other: ASCII digits and nothing else. */
final class Digits {
    private Digits() {}

    /**
     * Reads a number that is not negative.
     *
     * @throws IllegalArgumentException if the text is empty, too long, or has anything but ASCII
     *     digits
     */
    static long parse(String text, int maxDigits) {
        if (text.isEmpty()
                || text.length() > maxDigits
                || !text.chars().allMatch(Digits::isDigit)) {
            throw new IllegalArgumentException("Not a number");
        }
        return Long.parseLong(text);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
