package cognitoverify.code.ssm;

import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * What the adapter is told by the environment.
 *
 * @param parameter {@code TWILIO_TOKEN}: the name of the parameter, not the secret
 * @param region {@code AWS_REGION}, which Lambda sets
 * @param endpoint {@code AWS_ENDPOINT_URL_SSM}, else {@code AWS_ENDPOINT_URL}, else the region's
 *     own. Both are the AWS SDK's own variables; plain http is allowed to any host, since emulators
 *     in a network of containers are reached by all kinds of names
 */
public record SsmConfiguration(String parameter, Region region, URI endpoint) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-/:]{1,2048}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /** Reads the variables. */
    public static SsmConfiguration read(Settings settings) {
        var parameter =
                settings.required(
                        "TWILIO_TOKEN",
                        text -> NAME.matcher(text).matches() ? text : null,
                        "the name of an SSM parameter",
                        "");
        var region =
                settings.required(
                        "AWS_REGION", SsmConfiguration::region, "an AWS region", Region.US_EAST_1);
        return new SsmConfiguration(parameter, region, endpoint(settings, region));
    }

    /** Always some endpoint: the SDK itself fails on a variable that is set and empty. */
    private static URI endpoint(Settings settings, Region region) {
        var allowed = "an http or https URL";
        var own = URI.create("https://" + SsmClient.serviceMetadata().endpointFor(region));
        var forAll = settings.optional("AWS_ENDPOINT_URL", SsmConfiguration::url, allowed, own);
        return settings.optional("AWS_ENDPOINT_URL_SSM", SsmConfiguration::url, allowed, forAll);
    }

    private static @Nullable Region region(String text) {
        return REGION.matcher(text).matches() ? Region.of(text) : null;
    }

    private static @Nullable URI url(String text) {
        try {
            var url = URI.create(text);
            var allowed =
                    text.matches("(?i)https?://.+")
                            && url.getHost() != null
                            && url.getRawUserInfo() == null;
            return allowed ? url : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
