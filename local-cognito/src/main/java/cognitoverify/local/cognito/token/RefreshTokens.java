package cognitoverify.local.cognito.token;

import cognitoverify.local.cognito.json.Json;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Encrypted, as Cognito's are: nobody but us reads them, and we need not keep them. */
final class RefreshTokens {
    private final KeyRing keys;
    private final InstantSource clock;

    RefreshTokens(KeyRing keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String issue(SignIn signIn, Duration validity) {
        var content =
                Json.object()
                        .put("origin", signIn.originId())
                        .put("pool", signIn.poolId())
                        .put("client", signIn.clientId())
                        .put("user", signIn.userName())
                        .put("authenticatedAt", signIn.authenticatedAt().getEpochSecond())
                        .put("expiresAt", clock.instant().plus(validity).getEpochSecond());
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
        var token =
                new JWEObject(header.contentType("JWT").build(), new Payload(content.toString()));
        try {
            token.encrypt(new DirectEncrypter(keys.refreshKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key is ours", e);
        }
        return token.serialize();
    }

    /** Null if it is not ours or too old. */
    @Nullable SignIn read(String token) {
        try {
            var object = JWEObject.parse(token);
            object.decrypt(new DirectDecrypter(keys.refreshKey()));
            var content = Json.readObject(object.getPayload().toString());
            if (content == null
                    || content.path("expiresAt").asLong() <= clock.instant().getEpochSecond()) {
                return null;
            }
            return new SignIn(
                    content.path("origin").asText(),
                    content.path("pool").asText(),
                    content.path("client").asText(),
                    content.path("user").asText(),
                    Instant.ofEpochSecond(content.path("authenticatedAt").asLong()));
        } catch (ParseException | JOSEException _) {
            return null;
        }
    }
}
