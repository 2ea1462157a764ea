package cognitoverify.code.aws;

import cognitoverify.protocol.configuration.Settings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a service of AWS is.
 *
 * @param region {@code AWS_REGION}, which Lambda sets
 * @param endpoint the service's own variable, else {@code AWS_ENDPOINT_URL}, else the region's own.
 *     Both are the AWS SDKs' own variables; plain http is allowed to any host, since emulators in a
 *     network of containers are reached by all kinds of names
 */
public record AwsPlace(String region, URI endpoint) {
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern URL = Pattern.compile("(?i)https?://[^/?#]+/?");

    /**
     * Reads the variables.
     *
     * @param service as it stands in its host's name and in what is signed, as {@code ssm}
     * @param variable the service's own, as {@code AWS_ENDPOINT_URL_SSM}
     */
    public static AwsPlace read(Settings settings, String service, String variable) {
        var region =
                settings.required("AWS_REGION", AwsPlace::region, "an AWS region", "us-east-1");
        var allowed = "an http or https URL without a path";
        var own = URI.create("https://" + service + "." + region + "." + domain(region));
        var forAll = settings.optional("AWS_ENDPOINT_URL", AwsPlace::url, allowed, own);
        return new AwsPlace(region, settings.optional(variable, AwsPlace::url, allowed, forAll));
    }

    /**
     * Each partition of AWS has its own domain.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html">Partitions</a>
     */
    private static String domain(String region) {
        var dash = region.indexOf('-', region.indexOf('-') + 1);
        var start = dash < 0 ? region : region.substring(0, dash);
        return switch (start) {
            case "us-iso" -> "c2s.ic.gov";
            case "us-isob" -> "sc2s.sgov.gov";
            case "us-isof" -> "csp.hci.ic.gov";
            case "eu-isoe" -> "cloud.adc-e.uk";
            case "eusc-de" -> "amazonaws.eu";
            default -> region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        };
    }

    private static @Nullable String region(String text) {
        return REGION.matcher(text).matches() ? text : null;
    }

    private static @Nullable URI url(String text) {
        try {
            var url = URI.create(text);
            var isAllowed =
                    URL.matcher(text).matches()
                            && url.getHost() != null
                            && url.getRawUserInfo() == null;
            return isAllowed ? url : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
