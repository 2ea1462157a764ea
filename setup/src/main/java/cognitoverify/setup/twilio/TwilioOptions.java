package cognitoverify.setup.twilio;

import cognitoverify.code.Secret;
import cognitoverify.setup.report.ExitCode;
import cognitoverify.setup.report.SetupException;
import cognitoverify.setup.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which Twilio account is meant, and where its secret comes from. */
public final class TwilioOptions {
    private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");

    @Option(
            names = "--account-sid",
            paramLabel = "<AC…>",
            description =
                    "The account, on the first page of Twilio's console. Default:"
                            + " TWILIO_ACCOUNT_SID.")
    private @Nullable String accountSid;

    @Option(
            names = "--api-key-sid",
            paramLabel = "<SK…>",
            description =
                    "An API key; then the secret is the key's. Default: TWILIO_API_KEY_SID;"
                            + " without either it is the account's auth token.")
    private @Nullable String apiKeySid;

    /**
     * The account.
     *
     * @param environment where the options' defaults are, and {@code VERIFY_BASE_URL} for tests
     * @throws SetupException if a SID is missing or malformed
     */
    public TwilioAccount account(Map<String, String> environment, Secret secret) {
        var account = sid("AC", "--account-sid", accountSid, environment.get("TWILIO_ACCOUNT_SID"));
        var key = sid("SK", "--api-key-sid", apiKeySid, environment.get("TWILIO_API_KEY_SID"));
        if (account.isEmpty() && key.isEmpty()) {
            throw usage("Which Twilio account? Add --account-sid or set TWILIO_ACCOUNT_SID.");
        }
        var baseUrl = Objects.requireNonNullElse(environment.get("VERIFY_BASE_URL"), "");
        return TwilioAccount.of(account, key, secret, baseUrl);
    }

    /**
     * Fails before anybody is asked for a secret.
     *
     * @throws SetupException as {@link #account}
     */
    public void check(Map<String, String> environment) {
        account(environment, new Secret("not asked yet"));
    }

    /**
     * Asks for the secret: a person without showing it, else it is read from standard input.
     *
     * @throws SetupException if there is none, or it is something else
     */
    public static Secret secret(Terminal terminal) {
        var text =
                terminal.isInteractive()
                        ? typed(terminal.askSecretly("Twilio secret (it is not shown): "))
                        : terminal.standardInput().strip();
        if (text.isEmpty()) {
            throw usage(
                    "There is no secret. Type it when asked, or pipe it in: … < secret.txt."
                            + " Nothing was changed.");
        }
        if (SID.matcher(text).matches()) {
            throw usage("That is a SID, which is no secret. Nothing was changed.");
        }
        if (text.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw usage("That is no Twilio secret: it has blanks in it. Nothing was changed.");
        }
        return new Secret(text);
    }

    private static String typed(char @Nullable [] answer) {
        if (answer == null) {
            throw new SetupException(ExitCode.REFUSED, "Nothing was typed, and nothing changed.");
        }
        return new String(answer).strip();
    }

    /**
     * The Verify service that an option names, or {@code VERIFY_SERVICE_SID}; empty if neither
     * does.
     *
     * @throws SetupException if it is malformed
     */
    public static String serviceSid(
            String option, @Nullable String given, Map<String, String> environment) {
        return sid("VA", option, given, environment.get("VERIFY_SERVICE_SID"));
    }

    /** A SID of an option or a variable; empty if there is none. */
    private static String sid(
            String prefix, String option, @Nullable String given, @Nullable String otherwise) {
        var text = Objects.requireNonNullElse(given, Objects.requireNonNullElse(otherwise, ""));
        if (!text.isEmpty() && !(SID.matcher(text).matches() && text.startsWith(prefix))) {
            throw usage(option + " must be " + prefix + " and 32 hexadecimal digits.");
        }
        return text;
    }

    private static SetupException usage(String message) {
        return new SetupException(ExitCode.USAGE, message);
    }
}
