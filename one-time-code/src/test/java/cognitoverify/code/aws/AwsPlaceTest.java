package cognitoverify.code.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.configuration.Settings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

class AwsPlaceTest {

    /** Of all partitions, as the AWS SDK knows them. */
    @ParameterizedTest
    @MethodSource("regions")
    void unsetEndpointIsTheRegionsOwn(Region region) {
        var place =
                Settings.read(
                        Map.of("AWS_REGION", region.id()),
                        settings -> AwsPlace.read(settings, "ssm", "AWS_ENDPOINT_URL_SSM"));

        assertThat(place.region()).isEqualTo(region.id());
        assertThat(place.endpoint())
                .isEqualTo(
                        URI.create("https://" + SsmClient.serviceMetadata().endpointFor(region)));
    }

    static Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }
}
