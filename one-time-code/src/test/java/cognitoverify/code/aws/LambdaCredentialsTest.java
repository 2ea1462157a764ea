package cognitoverify.code.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.Map;

class LambdaCredentialsTest {
    private static final String ADDRESS =
            SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();
    private static final String TOKEN =
            SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property();

    @RegisterExtension
    static final WireMockExtension LAMBDA =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    /**
     * The SDK reads the address from the process's own variables, which Lambda sets when it
     * restores a snapshot; these properties stand for them.
     */
    @BeforeEach
    void serveCredentials() {
        System.setProperty(ADDRESS, LAMBDA.url("/credentials"));
        System.setProperty(TOKEN, "address-token");
        LAMBDA.stubFor(
                get("/credentials")
                        .willReturn(
                                okJson(
                                        """
                                        {"AccessKeyId": "AKIDSERVED", "SecretAccessKey": "served",
                                         "Token": "served-token",
                                         "Expiration": "2999-01-01T00:00:00Z"}
                                        """)));
    }

    @AfterEach
    void serveNoneToOtherTests() {
        System.clearProperty(ADDRESS);
        System.clearProperty(TOKEN);
    }

    @Test
    void keysWithoutSessionAreBasic() {
        var credentials =
                new LambdaCredentials(
                                Map.of(
                                        "AWS_ACCESS_KEY_ID", "AKID",
                                        "AWS_SECRET_ACCESS_KEY", "secret",
                                        "AWS_SESSION_TOKEN", ""))
                        .resolveCredentials();

        assertThat(credentials).isEqualTo(AwsBasicCredentials.create("AKID", "secret"));
    }

    @Test
    void keysWithSessionAreTheSessions() {
        var credentials =
                new LambdaCredentials(
                                Map.of(
                                        "AWS_ACCESS_KEY_ID", "AKID",
                                        "AWS_SECRET_ACCESS_KEY", "secret",
                                        "AWS_SESSION_TOKEN", "token"))
                        .resolveCredentials();

        assertThat(credentials).isEqualTo(AwsSessionCredentials.create("AKID", "secret", "token"));
    }

    /** X6: a snapshot must hold no credentials, so Lambda serves them instead. */
    @Test
    void withoutKeysTheServedOnesAreTaken() {
        var credentials = new LambdaCredentials(Map.of()).resolveCredentials();

        assertThat(credentials.accessKeyId()).isEqualTo("AKIDSERVED");
        LAMBDA.verify(
                getRequestedFor(urlEqualTo("/credentials"))
                        .withHeader("Authorization", equalTo("address-token")));
    }

    /** The SDK asks again by itself where the first answer takes long, as on a busy machine. */
    @Test
    void servedCredentialsAreKept() {
        var credentials = new LambdaCredentials(Map.of());
        credentials.resolveCredentials();
        LAMBDA.resetRequests();

        credentials.resolveCredentials();

        LAMBDA.verify(0, getRequestedFor(urlEqualTo("/credentials")));
    }

    @Test
    void nothingServedIsAnError() {
        serveNoneToOtherTests();
        var credentials = new LambdaCredentials(Map.of());

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(credentials::resolveCredentials);
    }
}
