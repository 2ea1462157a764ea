package cognitoverify.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.verify.LocalVerify;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A client that is none of ours: the AWS SDK for Java. */
@LocalCognitoTest
class SdkTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();

    private final CognitoIdentityProviderClient sdk;

    SdkTest(LocalCognito cognito) {
        sdk = client(cognito);
    }

    static CognitoIdentityProviderClient client(LocalCognito cognito) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(cognito.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void signsInRefreshesAndSignsOut(LocalVerify verify) {
        var challenge = initiate(LocalPool.PASSWORDLESS, Map.of("USERNAME", ANN));

        var tokens =
                respond(
                                LocalPool.PASSWORDLESS,
                                challenge.challengeName(),
                                challenge.session(),
                                Map.of("USERNAME", ANN, "ANSWER", code(verify)))
                        .authenticationResult();

        assertThat(sdk.getUser(user -> user.accessToken(tokens.accessToken())).userAttributes())
                .anyMatch(attribute -> attribute.value().equals(ANN));
        var again =
                sdk.getTokensFromRefreshToken(
                                refresh ->
                                        refresh.clientId(LocalPool.PASSWORDLESS.clientId())
                                                .refreshToken(tokens.refreshToken()))
                        .authenticationResult();
        assertThat(again.expiresIn()).isEqualTo(3600);
        sdk.globalSignOut(signOut -> signOut.accessToken(again.accessToken()));
        assertThatThrownBy(() -> sdk.getUser(user -> user.accessToken(again.accessToken())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access Token has been revoked");
    }

    @Test
    void signsInWithPasswordAndCode(LocalVerify verify) {
        var srp = new SrpClient();
        var first =
                initiate(
                        LocalPool.MFA,
                        Map.of("USERNAME", ANN, "SRP_A", srp.publicA(), "CHALLENGE_NAME", "SRP_A"));
        assertThat(first.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        var proof =
                srp.prove(
                        parameters(first.challengeParameters()),
                        LocalPool.MFA.id(),
                        LocalUser.ANN.password(),
                        Instant.now());

        var second = respond(LocalPool.MFA, first.challengeName(), first.session(), proof);
        assertThat(second.challengeParameters())
                .containsEntry("CODE_DELIVERY_DESTINATION", "+*******0100")
                .containsEntry("REASON", "CODE_SENT");
        var last =
                respond(
                        LocalPool.MFA,
                        second.challengeName(),
                        second.session(),
                        Map.of("USERNAME", ANN, "ANSWER", code(verify)));

        assertThat(last.authenticationResult().idToken()).isNotEmpty();
    }

    @Test
    void readsErrorsAsItsOwnExceptions() {
        assertThatThrownBy(
                        () ->
                                respond(
                                        LocalPool.PASSWORDLESS,
                                        ChallengeNameType.CUSTOM_CHALLENGE,
                                        "A".repeat(30),
                                        Map.of("USERNAME", ANN, "ANSWER", "1234")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid session for the user.");
    }

    @Test
    void administersUsersPoolsAndClients() {
        var pool =
                sdk.createUserPool(
                                create ->
                                        create.poolName("mine")
                                                .lambdaConfig(
                                                        functions ->
                                                                functions.defineAuthChallenge(
                                                                        "arn:aws:lambda:us-east-1"
                                                                                + ":000000000000"
                                                                                + ":function:define")))
                        .userPool();
        var client =
                sdk.createUserPoolClient(create -> create.userPoolId(pool.id()).clientName("app"))
                        .userPoolClient();
        var user =
                sdk.adminCreateUser(create -> create.userPoolId(pool.id()).username("bob")).user();

        assertThat(user.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(user.userCreateDate()).isBeforeOrEqualTo(Instant.now());
        assertThat(client.authSessionValidity()).isEqualTo(3);
        assertThat(pool.lambdaConfig().defineAuthChallenge()).endsWith(":define");
        assertThat(sdk.listUsers(list -> list.userPoolId(pool.id())).users()).hasSize(1);
        assertThatThrownBy(
                        () ->
                                sdk.adminInitiateAuth(
                                        begin ->
                                                begin.userPoolId(pool.id())
                                                        .clientId(client.clientId())
                                                        .authFlow(AuthFlowType.CUSTOM_AUTH)
                                                        .authParameters(Map.of("USERNAME", "bob"))))
                .hasMessageContaining(
                        "DefineAuthChallenge invocation failed due to error"
                                + " AccessDeniedException.");
    }

    @Test
    void signsInAsAnAdministrator(LocalVerify verify) {
        var pool = LocalPool.PASSWORDLESS;
        var challenge =
                sdk.adminInitiateAuth(
                        begin ->
                                begin.userPoolId(pool.id())
                                        .clientId(pool.clientId())
                                        .authFlow(AuthFlowType.CUSTOM_AUTH)
                                        .authParameters(Map.of("USERNAME", ANN)));

        var reply =
                sdk.adminRespondToAuthChallenge(
                        answer ->
                                answer.userPoolId(pool.id())
                                        .clientId(pool.clientId())
                                        .challengeName(challenge.challengeName())
                                        .session(challenge.session())
                                        .challengeResponses(
                                                Map.of("USERNAME", ANN, "ANSWER", code(verify))));

        assertThat(reply.authenticationResult().accessToken()).isNotEmpty();
    }

    private InitiateAuthResponse initiate(LocalPool pool, Map<String, String> parameters) {
        return sdk.initiateAuth(
                begin ->
                        begin.clientId(pool.clientId())
                                .authFlow(AuthFlowType.CUSTOM_AUTH)
                                .authParameters(parameters));
    }

    private RespondToAuthChallengeResponse respond(
            LocalPool pool, ChallengeNameType name, String session, Map<String, String> responses) {
        return sdk.respondToAuthChallenge(
                answer ->
                        answer.clientId(pool.clientId())
                                .challengeName(name)
                                .session(session)
                                .challengeResponses(responses));
    }

    private static ObjectNode parameters(Map<String, String> parameters) {
        var challenge = Json.object();
        challenge.set("ChallengeParameters", Json.object(new HashMap<>(parameters)));
        return challenge;
    }

    private static String code(LocalVerify verify) {
        return verify.inbox(ANN).getFirst().code();
    }
}
