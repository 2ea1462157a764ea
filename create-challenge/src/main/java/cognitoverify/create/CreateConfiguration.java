package cognitoverify.create;

import cognitoverify.protocol.Channel;
import cognitoverify.protocol.SignInPolicy;
import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What create is told by its environment, but for Twilio.
 *
 * @param policy the mode, and how many guesses
 * @param channels {@code CHANNELS}, in the order in which they are tried
 * @param countries {@code ALLOWED_COUNTRIES}
 * @param verifiedOnly {@code REQUIRE_VERIFIED_DESTINATION}
 * @param codeLength {@code CODE_LENGTH}: what the client is told; the Verify service decides
 */
public record CreateConfiguration(
        SignInPolicy policy,
        List<Channel> channels,
        Countries countries,
        boolean verifiedOnly,
        int codeLength) {
    private static final int DEFAULT_LENGTH = 6;
    private static final int MOST_LENGTH = 10;

    /** Copies the list. */
    public CreateConfiguration {
        channels = List.copyOf(channels);
    }

    /** Reads the variables. */
    public static CreateConfiguration read(Settings settings) {
        return new CreateConfiguration(
                SignInPolicy.read(settings),
                settings.optional(
                        "CHANNELS",
                        text -> Settings.list(text, Channel::named),
                        "a list of sms, call, whatsapp, email",
                        List.of(Channel.SMS)),
                settings.required(
                        "ALLOWED_COUNTRIES",
                        CreateConfiguration::countries,
                        "a list of ISO 3166 alpha-2 codes, or * for all",
                        new Countries(false, Set.of())),
                settings.flag("REQUIRE_VERIFIED_DESTINATION", true),
                settings.number("CODE_LENGTH", DEFAULT_LENGTH, MOST_LENGTH, DEFAULT_LENGTH));
    }

    private static @Nullable Countries countries(String text) {
        var elements = Settings.list(text, element -> element.toUpperCase(Locale.ROOT));
        return elements == null ? null : Countries.parse(elements);
    }
}
