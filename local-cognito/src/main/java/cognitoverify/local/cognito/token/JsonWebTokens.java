package cognitoverify.local.cognito.token;

import static cognitoverify.local.cognito.error.CognitoException.notAuthorized;

import cognitoverify.local.cognito.json.Json;
import cognitoverify.local.cognito.pool.AppClient;
import cognitoverify.local.cognito.pool.User;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** ID and access tokens, with Cognito's claims. */
final class JsonWebTokens {
    private final KeyRing keys;
    private final String base;
    private final InstantSource clock;

    JsonWebTokens(KeyRing keys, String base, InstantSource clock) {
        this.keys = keys;
        this.base = base;
        this.clock = clock;
    }

    String access(SignIn signIn, AppClient client, User user) {
        var claims =
                claims(signIn, user, client.accessTokenValidity())
                        .claim("client_id", client.id())
                        .claim("username", user.name())
                        .claim("token_use", "access")
                        .claim("scope", "aws.cognito.signin.user.admin");
        return signed(claims, keys.of(signIn.poolId()).access());
    }

    String id(SignIn signIn, AppClient client, User user) {
        var claims =
                claims(signIn, user, client.idTokenValidity())
                        .audience(client.id())
                        .claim("cognito:username", user.name())
                        .claim("token_use", "id");
        user.attributes().forEach((name, value) -> claims.claim(name, attribute(name, value)));
        return signed(claims, keys.of(signIn.poolId()).id());
    }

    SignIn readAccessToken(String text) {
        try {
            var token = SignedJWT.parse(text);
            var claims = token.getJWTClaimsSet();
            var poolId = poolId(claims);
            var key = keys.of(poolId).access();
            var good =
                    key.id().equals(token.getHeader().getKeyID())
                            && token.verify(key.verifier())
                            && "access".equals(claims.getClaim("token_use"));
            if (!good) {
                throw notAuthorized("Invalid Access Token");
            }
            if (!claims.getExpirationTime().toInstant().isAfter(clock.instant())) {
                throw notAuthorized("Access Token has expired");
            }
            return signIn(claims, poolId);
        } catch (ParseException | JOSEException _) {
            throw notAuthorized("Invalid Access Token");
        }
    }

    ObjectNode openIdConfiguration(String poolId) {
        var issuer = issuer(poolId);
        var document = Json.object().put("issuer", issuer);
        document.put("jwks_uri", issuer + "/.well-known/jwks.json");
        document.set("id_token_signing_alg_values_supported", Json.array(List.of("RS256")));
        document.set("response_types_supported", Json.array(List.of("code", "token")));
        document.set(
                "scopes_supported", Json.array(List.of("openid", "email", "phone", "profile")));
        document.set("subject_types_supported", Json.array(List.of("public")));
        return document;
    }

    private JWTClaimsSet.Builder claims(SignIn signIn, User user, Duration validity) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .subject(user.sub())
                .issuer(issuer(signIn.poolId()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .jwtID(UUID.randomUUID().toString())
                .claim("origin_jti", signIn.originId())
                .claim("event_id", UUID.randomUUID().toString())
                .claim("auth_time", signIn.authenticatedAt().getEpochSecond());
    }

    /** Only these are not texts. */
    private static Object attribute(String name, String value) {
        return name.endsWith("_verified") ? value.equalsIgnoreCase("true") : (Object) value;
    }

    private static SignIn signIn(JWTClaimsSet claims, String poolId) throws ParseException {
        return new SignIn(
                claims.getStringClaim("origin_jti"),
                poolId,
                claims.getStringClaim("client_id"),
                claims.getStringClaim("username"),
                Instant.ofEpochSecond(claims.getLongClaim("auth_time")));
    }

    private String poolId(JWTClaimsSet claims) {
        var issuer = claims.getIssuer();
        if (issuer == null || !issuer.startsWith(base + "/")) {
            throw notAuthorized("Invalid Access Token");
        }
        return issuer.substring(base.length() + 1);
    }

    private String issuer(String poolId) {
        return base + "/" + poolId;
    }

    private static String signed(JWTClaimsSet.Builder claims, SigningKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.id()).build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("The key is ours", e);
        }
        return token.serialize();
    }
}
