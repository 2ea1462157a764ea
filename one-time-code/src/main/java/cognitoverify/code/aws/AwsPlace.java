package cognitoverify.code.aws;

import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.regions.Region;

import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a service of AWS is.
 *
 * @param region {@code AWS_REGION}, which Lambda sets
 * @param endpoint the service's own variable, else {@code AWS_ENDPOINT_URL}, else the region's own.
 *     Both are the AWS SDK's own variables; plain http is allowed to any host, since emulators in a
 *     network of containers are reached by all kinds of names
 */
public record AwsPlace(Region region, URI endpoint) {
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /**
     * Reads the variables.
     *
     * @param variable the service's own, as {@code AWS_ENDPOINT_URL_SSM}
     * @param usual the service's host in a region
     */
    public static AwsPlace read(Settings settings, String variable, Function<Region, URI> usual) {
        var region =
                settings.required(
                        "AWS_REGION", AwsPlace::region, "an AWS region", Region.US_EAST_1);
        var allowed = "an http or https URL";
        // Always some endpoint: the SDK itself fails on a variable that is set and empty.
        var own = URI.create("https://" + usual.apply(region));
        var forAll = settings.optional("AWS_ENDPOINT_URL", AwsPlace::url, allowed, own);
        return new AwsPlace(region, settings.optional(variable, AwsPlace::url, allowed, forAll));
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
