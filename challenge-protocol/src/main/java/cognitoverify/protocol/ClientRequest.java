package cognitoverify.protocol;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * What the client asks for beside its answer: {@code codeAction} and {@code codeChannel} in the
 * ClientMetadata of RespondToAuthChallenge. All three functions read it here, so that what one
 * calls an action no other calls a guess.
 *
 * @param action what {@code codeAction} says
 * @param channel what {@code codeChannel} says
 */
public record ClientRequest(Action action, AskedChannel channel) {
    /** A plain guess. */
    public static final ClientRequest NONE =
            new ClientRequest(Action.NONE, new AskedChannel.None());

    /** The longest value that is looked at; anything longer is unknown. */
    private static final int MAX_LENGTH = 64;

    /** What to do instead of checking the answer. */
    public enum Action {
        /** Nothing: the answer is a guess. */
        NONE,

        /** Send another code. */
        RESEND,

        /** A value that is not listed. */
        UNKNOWN
    }

    /** Where the code should go. */
    public sealed interface AskedChannel {
        /** The client does not mind. */
        record None() implements AskedChannel {}

        /** One of the four channels, configured or not. */
        record Known(Channel channel) implements AskedChannel {}

        /** No channel at all. */
        record Unknown() implements AskedChannel {}
    }

    /**
     * Reads ClientMetadata: the two keys and nothing else, their values without regard to case and
     * outer blanks; a blank value is an absent one.
     *
     * @param clientMetadata null where Cognito sent none
     */
    public static ClientRequest from(@Nullable Map<String, String> clientMetadata) {
        if (clientMetadata == null) {
            return NONE;
        }
        return new ClientRequest(
                action(value(clientMetadata, "codeAction")),
                channel(value(clientMetadata, "codeChannel")));
    }

    /**
     * Whether any {@code codeAction} was given: then the answer is not looked at, and nothing was
     * guessed.
     */
    public boolean hasAction() {
        return action != Action.NONE;
    }

    private static Action action(String value) {
        return switch (value) {
            case "" -> Action.NONE;
            case "resend" -> Action.RESEND;
            default -> Action.UNKNOWN;
        };
    }

    private static AskedChannel channel(String value) {
        if (value.isEmpty()) {
            return new AskedChannel.None();
        }
        var channel = Channel.named(value);
        return channel == null ? new AskedChannel.Unknown() : new AskedChannel.Known(channel);
    }

    private static String value(Map<String, String> clientMetadata, String key) {
        @Nullable String value = clientMetadata.get(key);
        if (value == null) {
            return "";
        }
        var text = value.strip();
        return text.length() > MAX_LENGTH ? "too long" : text.toLowerCase(Locale.ROOT);
    }
}
