package cognitoverify.create;

import cognitoverify.protocol.Channel;

/**
 * Destinations as a screen may show them. The number of stars says nothing about what they hide.
 */
final class Masks {
    private static final int SHOWN_DIGITS = 4;

    private Masks() {}

    /** The last four digits: enough for its owner, after a password. */
    static String number(String number) {
        return "+*******" + number.substring(number.length() - SHOWN_DIGITS);
    }

    /** The first character of both parts. */
    static String email(String address) {
        var at = address.indexOf('@');
        return first(address) + "***@" + first(address.substring(at + 1)) + "***";
    }

    /** Nothing: whoever typed the number could tell real digits from made-up ones. */
    static String nothing(Channel channel) {
        return channel == Channel.EMAIL ? "***@***" : "+***";
    }

    private static String first(String text) {
        return Character.toString(text.codePointAt(0));
    }
}
