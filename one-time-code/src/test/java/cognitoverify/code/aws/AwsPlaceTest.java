package cognitoverify.code.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

class AwsPlaceTest {

    /** Of all partitions, as the AWS SDK's table has them. */
    @ParameterizedTest
    @MethodSource("regions")
    void unsetEndpointIsTheRegionsOwn(Region region, String service) {
        var place =
                Settings.read(
                        Map.of("AWS_REGION", region.id()),
                        settings -> AwsPlace.read(settings, service, "AWS_ENDPOINT_URL_ANY"));

        assertThat(place.region()).isEqualTo(region.id());
        assertThat(place.endpoint())
                .isEqualTo(
                        URI.create("https://" + ServiceMetadata.of(service).endpointFor(region)));
    }

    static Stream<Arguments> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .flatMap(
                        region ->
                                Stream.of("ssm", "dynamodb")
                                        .map(service -> Arguments.of(region, service)));
    }
}
