package cognitoverify.code.ssm;

import cognitoverify.code.aws.AwsPlace;
import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the adapter is told by the environment.
 *
 * @param parameter {@code TWILIO_TOKEN}: the name of the parameter, not the secret
 * @param ledgerKey {@code LEDGER_KEY}: the name of the parameter with the ledger's key; empty if
 *     there is no ledger
 * @param place {@code AWS_ENDPOINT_URL_SSM}
 */
public record SsmConfiguration(String parameter, String ledgerKey, AwsPlace place) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-/:]{1,2048}");
    private static final String ALLOWED = "the name of an SSM parameter";

    /** Reads the variables. */
    public static SsmConfiguration read(Settings settings) {
        var parameter = settings.required("TWILIO_TOKEN", SsmConfiguration::name, ALLOWED, "");
        return new SsmConfiguration(
                parameter,
                settings.optional(
                        "LEDGER_KEY",
                        text -> text.equals(parameter) ? null : name(text),
                        ALLOWED + ", another than TWILIO_TOKEN is",
                        ""),
                AwsPlace.read(settings, "ssm", "AWS_ENDPOINT_URL_SSM"));
    }

    /** The parameters to be read, in one request. */
    List<String> parameters() {
        return Stream.of(parameter, ledgerKey).filter(name -> !name.isEmpty()).toList();
    }

    private static @Nullable String name(String text) {
        return NAME.matcher(text).matches() ? text : null;
    }
}
