package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

import java.time.Duration;
import java.util.Map;

/** The AWS SDK for Java with a code that comes too late. */
class SdkExpiredSessionTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final MovableClock CLOCK = new MovableClock();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().clock(CLOCK).functions(new Script()));

    @Test
    void isRefusedEvenWithTheRightCode() {
        try (var sdk = SdkTest.client(cognito.server())) {
            var challenge =
                    sdk.initiateAuth(
                            begin ->
                                    begin.clientId(PASSWORDLESS.clientId())
                                            .authFlow(AuthFlowType.CUSTOM_AUTH)
                                            .authParameters(Map.of("USERNAME", ANN)));
            CLOCK.pass(Duration.ofMinutes(16));

            assertThatThrownBy(
                            () ->
                                    sdk.respondToAuthChallenge(
                                            answer ->
                                                    answer.clientId(PASSWORDLESS.clientId())
                                                            .challengeName(
                                                                    challenge.challengeName())
                                                            .session(challenge.session())
                                                            .challengeResponses(
                                                                    Map.of(
                                                                            "USERNAME",
                                                                            ANN,
                                                                            "ANSWER",
                                                                            "42"))))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Invalid session for the user, session is expired.");
        }
    }
}
