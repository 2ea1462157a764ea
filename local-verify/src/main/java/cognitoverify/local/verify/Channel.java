package cognitoverify.local.verify;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every channel that Verify knows. */
enum Channel {
    SMS,
    CALL,
    WHATSAPP,
    EMAIL,
    /** Silent network authentication: never offered here, since no carrier is. */
    SNA,
    /** SNA, then SMS: a pilot of Twilio's, never offered here. */
    AUTO;

    static final Set<Channel> OFFERABLE = EnumSet.of(SMS, CALL, WHATSAPP, EMAIL);

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern ADDRESS = Pattern.compile("[!-?A-~]{1,64}@[!-?A-~]{1,254}");

    /** Null if Verify knows no such channel; names are in lower case, as in Twilio's documents. */
    static @Nullable Channel named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.text().equals(name))
                .findFirst()
                .orElse(null);
    }

    static Set<Channel> offered(Set<String> names) {
        var channels = names.stream().map(Channel::offerable).collect(Collectors.toSet());
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("A service offers one channel at least.");
        }
        return Set.copyOf(channels);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean reaches(String to) {
        return (this == EMAIL ? ADDRESS : NUMBER).matcher(to).matches();
    }

    /** How Verify refuses a channel that it knows and this service doesn't offer. */
    TwilioError notOffered() {
        return switch (this) {
            case SMS, CALL -> TwilioError.of(60223, "Delivery channel disabled: " + name());
            case WHATSAPP -> TwilioError.of(68008, "WhatsApp is not configured on this service");
            case EMAIL -> TwilioError.of(60217, "No email integration on this service");
            case SNA, AUTO -> TwilioError.invalid("Channel");
        };
    }

    private static Channel offerable(String name) {
        var channel = named(name);
        if (channel == null || !OFFERABLE.contains(channel)) {
            throw new IllegalArgumentException(
                    "Channels are sms, call, whatsapp and email, not " + name + ".");
        }
        return channel;
    }
}
