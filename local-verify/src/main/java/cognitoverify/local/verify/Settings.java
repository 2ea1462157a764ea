package cognitoverify.local.verify;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a server is started with. */
record Settings(
        int port,
        String bind,
        InstantSource clock,
        String accountSid,
        String secret,
        String secretParameter,
        String serviceSid,
        int codeLength,
        Supplier<String> codes,
        Set<Channel> channels,
        Map<String, String> parameters,
        Consumer<SentCode> listener,
        Consumer<AnsweredRequest> requestListener) {
    Settings {
        require(port >= 0 && port <= 65535, "A port is 0 (any free one) to 65535.");
        require(!bind.isBlank(), "The address to bind to is empty.");
        require(Sid.is("AC", accountSid), "An account SID is AC and 32 hexadecimal digits.");
        require(Sid.is("VA", serviceSid), "A service SID is VA and 32 hexadecimal digits.");
        require(!secretParameter.isBlank(), "The name of the secret's parameter is empty.");
        require(codeLength >= 4 && codeLength <= 10, "Verify's codes have 4 to 10 digits.");
        requireSecret(secret);
        channels = Set.copyOf(channels);
        parameters = Map.copyOf(parameters);
    }

    /** Says nothing that a log must not have. */
    @Override
    public String toString() {
        return "Settings[%s:%d, %s, %s]".formatted(bind, port, accountSid, serviceSid);
    }

    static String requireSecret(String secret) {
        require(!secret.isEmpty(), "The secret is empty.");
        return secret;
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
