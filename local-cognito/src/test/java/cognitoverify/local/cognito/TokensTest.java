package cognitoverify.local.cognito;

import static cognitoverify.local.cognito.LocalPool.MFA;
import static cognitoverify.local.cognito.LocalPool.PASSWORDLESS;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.local.cognito.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;

/** What a sign-in is worth, to whom, and for how long. */
class TokensTest {
    private static final String ANN = LocalUser.ANN.phoneNumber();
    private static final MovableClock CLOCK = new MovableClock();

    @RegisterExtension
    static final LocalCognitoExtension cognito =
            new LocalCognitoExtension(LocalCognito.builder().clock(CLOCK).functions(new Script()));

    private Client client = Client.of(cognito.server());

    @BeforeEach
    void begin() {
        client = Client.of(cognito.server());
    }

    @Test
    void idTokensSayWhoSignedIn() throws Exception {
        var claims = verified(signIn().path("IdToken").asText());

        assertThat(claims.getAudience()).containsExactly(PASSWORDLESS.clientId());
        assertThat(claims.getIssuer()).isEqualTo(cognito.server().uri() + "/" + PASSWORDLESS.id());
        assertThat(claims.getSubject()).isEqualTo(claims.getStringClaim("cognito:username"));
        assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
        assertThat(claims.getStringClaim("phone_number")).isEqualTo(ANN);
        assertThat(claims.getClaim("phone_number_verified")).isEqualTo(true);
        assertThat(claims.getClaim("email_verified")).isEqualTo(true);
        assertThat(claims.getLongClaim("auth_time")).isEqualTo(CLOCK.instant().getEpochSecond());
        assertThat(claims.getClaims()).containsKeys("jti", "origin_jti", "event_id", "iat", "exp");
    }

    @Test
    void accessTokensSayWhatTheyAreFor() throws Exception {
        var claims = verified(signIn().path("AccessToken").asText());

        assertThat(claims.getAudience()).isEmpty();
        assertThat(claims.getStringClaim("client_id")).isEqualTo(PASSWORDLESS.clientId());
        assertThat(claims.getStringClaim("username")).isEqualTo(claims.getSubject());
        assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
        assertThat(claims.getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(lifetime(claims)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void eachKindHasAKeyOfItsOwn() throws Exception {
        var tokens = signIn();
        var keys = JWKSet.parse(client.get("/local_passwordless/.well-known/jwks.json").body());

        assertThat(keys.getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
        assertThat(kid(tokens.path("IdToken").asText()))
                .isNotEqualTo(kid(tokens.path("AccessToken").asText()));
        assertThat(tokens.path("ExpiresIn").asInt()).isEqualTo(3600);
        assertThat(tokens.path("TokenType").asText()).isEqualTo("Bearer");
    }

    @Test
    void theKeysAreWhereTheIssuerSays() {
        var document =
                Client.body(client.get("/local_passwordless/.well-known/openid-configuration"));

        assertThat(document.path("issuer").asText())
                .isEqualTo(cognito.server().uri() + "/local_passwordless");
        assertThat(document.path("jwks_uri").asText())
                .isEqualTo(document.path("issuer").asText() + "/.well-known/jwks.json");
        assertThat(client.get("/nowhere_x/.well-known/jwks.json").statusCode()).isEqualTo(404);
    }

    @Test
    void theClientSaysHowLongTokensLive() throws Exception {
        cognito.server()
                .createClient(
                        PASSWORDLESS.id(),
                        "quick",
                        null,
                        """
                        {"AccessTokenValidity":5,"IdTokenValidity":2,"RefreshTokenValidity":90,
                         "TokenValidityUnits":{"AccessToken":"minutes","IdToken":"days",
                                               "RefreshToken":"seconds"}}
                        """);
        var tokens = signIn("quick");

        var access = verified(tokens.path("AccessToken").asText());
        var id = verified(tokens.path("IdToken").asText());
        assertThat(lifetime(access)).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime(id)).isEqualTo(Duration.ofDays(2));
        assertThat(tokens.path("ExpiresIn").asInt()).isEqualTo(300);
        CLOCK.pass(Duration.ofSeconds(90));
        assertThat(client.refusal("GetTokensFromRefreshToken", refreshing("quick", tokens)))
                .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
    }

    @Test
    void anAccessTokenTellsWhoItsHolderIs() {
        var user = client.call("GetUser", accessing(signIn()));

        assertThat(user.path("Username").asText()).hasSize(36);
        assertThat(user.path("UserAttributes").toString())
                .contains("{\"Name\":\"phone_number\",\"Value\":\"" + ANN + "\"}", "\"sub\"");
    }

    @Test
    void aRefreshTokenGetsNewTokensButNoOtherRefreshToken() throws Exception {
        var first = signIn();
        CLOCK.pass(Duration.ofMinutes(30));

        var second =
                client.call("GetTokensFromRefreshToken", refreshing(PASSWORDLESS.clientId(), first))
                        .path("AuthenticationResult");

        assertThat(second.has("RefreshToken")).isFalse();
        var before = verified(first.path("AccessToken").asText());
        var after = verified(second.path("AccessToken").asText());
        assertThat(after.getClaim("origin_jti")).isEqualTo(before.getClaim("origin_jti"));
        assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
        assertThat(after.getExpirationTime()).isAfter(before.getExpirationTime());
    }

    @Test
    void theOlderWaysToRefreshWorkAsWell() {
        var token = signIn().path("RefreshToken").asText();

        for (var flow : new String[] {"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"}) {
            var request =
                    Json.object().put("AuthFlow", flow).put("ClientId", PASSWORDLESS.clientId());
            request.putObject("AuthParameters").put("REFRESH_TOKEN", token);
            assertThat(
                            client.call("InitiateAuth", request)
                                    .path("AuthenticationResult")
                                    .has("IdToken"))
                    .isTrue();
        }
    }

    @Test
    void anotherClientCannotUseARefreshToken() {
        var request = refreshing(MFA.clientId(), signIn());

        assertThat(client.refusal("GetTokensFromRefreshToken", request))
                .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
        assertThat(client.refusal("GetTokensFromRefreshToken", request.put("RefreshToken", "x.y")))
                .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
    }

    @Test
    void revokingARefreshTokenEndsItsSignInAndNoOther() {
        var one = signIn();
        var another = signIn();

        client.call("RevokeToken", revoking(PASSWORDLESS, one));

        assertThat(client.refusal("GetUser", accessing(one)))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");
        assertThat(
                        client.refusal(
                                "GetTokensFromRefreshToken",
                                refreshing(PASSWORDLESS.clientId(), one)))
                .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        client.call("GetUser", accessing(another));
    }

    @Test
    void onlyItsOwnClientRevokesARefreshToken() {
        var tokens = signIn();

        assertThat(client.refusal("RevokeToken", revoking(MFA, tokens)))
                .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
        var access = revoking(PASSWORDLESS, tokens);
        access.set("Token", tokens.path("AccessToken"));
        assertThat(client.refusal("RevokeToken", access))
                .isEqualTo("UnsupportedTokenTypeException: Unsupported token type");
        client.call("GetUser", accessing(tokens));
    }

    @Test
    void signingOutEndsAllSignInsButNotTheNext() {
        var one = signIn();
        var another = signIn();

        client.call("GlobalSignOut", accessing(one));

        assertThat(client.refusal("GetUser", accessing(another)))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");
        assertThat(
                        client.refusal(
                                "GetTokensFromRefreshToken",
                                refreshing(PASSWORDLESS.clientId(), another)))
                .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        client.call("GetUser", accessing(signIn()));
    }

    @Test
    void anAccessTokenGrowsOld() {
        var tokens = signIn();
        CLOCK.pass(Duration.ofHours(1));

        assertThat(client.refusal("GetUser", accessing(tokens)))
                .isEqualTo("NotAuthorizedException: Access Token has expired");
    }

    @Test
    void anIdTokenAForgeryAndGarbageOpenNothing() throws Exception {
        var tokens = signIn();
        var genuine = SignedJWT.parse(tokens.path("AccessToken").asText());
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(genuine.getHeader().getKeyID())
                        .build();
        var forged = new SignedJWT(header, genuine.getJWTClaimsSet());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        var elsewhere = new JWTClaimsSet.Builder().issuer("https://example.com/x").build();
        var foreign = new SignedJWT(header, elsewhere);
        foreign.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        var texts =
                new String[] {
                    tokens.path("IdToken").asText(), forged.serialize(), foreign.serialize(), "x.y"
                };

        for (var text : texts) {
            assertThat(client.refusal("GetUser", Json.object().put("AccessToken", text)))
                    .isEqualTo("NotAuthorizedException: Invalid Access Token");
        }
    }

    @Test
    void theTokensOfAUserWhoIsGoneOpenNothing() {
        var tokens = signIn();
        client.call(
                "AdminDeleteUser",
                Json.object().put("UserPoolId", PASSWORDLESS.id()).put("Username", ANN));

        assertThat(client.refusal("GetUser", accessing(tokens)))
                .isEqualTo("UserNotFoundException: User does not exist.");
    }

    private ObjectNode signIn() {
        return signIn(PASSWORDLESS.clientId());
    }

    private ObjectNode signIn(String clientId) {
        var challenge = client.call("InitiateAuth", Client.initiation(clientId, ANN));
        var answer = Client.response(clientId, challenge, "42");
        return (ObjectNode)
                client.call("RespondToAuthChallenge", answer).path("AuthenticationResult");
    }

    private static ObjectNode accessing(ObjectNode tokens) {
        var request = Json.object();
        request.set("AccessToken", tokens.path("AccessToken"));
        return request;
    }

    private static ObjectNode refreshing(String clientId, ObjectNode tokens) {
        var request = Json.object().put("ClientId", clientId);
        request.set("RefreshToken", tokens.path("RefreshToken"));
        return request;
    }

    private static ObjectNode revoking(LocalPool pool, ObjectNode tokens) {
        var request = Json.object().put("ClientId", pool.clientId());
        request.set("Token", tokens.path("RefreshToken"));
        return request;
    }

    /** As any library does that fetches the keys; times are the test's own business. */
    private JWTClaimsSet verified(String token) throws Exception {
        var keys = JWKSet.parse(client.get("/local_passwordless/.well-known/jwks.json").body());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return Objects.requireNonNull(processor.process(token, null));
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
