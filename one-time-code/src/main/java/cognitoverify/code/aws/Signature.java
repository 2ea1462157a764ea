package cognitoverify.code.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a POST to a service's root, by AWS Signature Version 4.
 *
 * @param region the service's, as {@code us-east-1}
 * @param service its signing name, as {@code ssm}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Signature Version 4</a>
 */
record Signature(String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /**
     * The headers to send: the given ones, and the body's hash, the date, the session's token and
     * the signature. {@code Host} is signed, too, and is for the HTTP client to send.
     *
     * @param headers that are to be signed
     */
    Map<String, String> sign(
            URI endpoint,
            Map<String, String> headers,
            byte[] body,
            AwsCredentials credentials,
            Instant now) {
        var time = now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
        var sent = new TreeMap<>(headers);
        var payload = hash(body);
        sent.put("X-Amz-Content-Sha256", payload);
        sent.put("X-Amz-Date", time);
        if (!credentials.sessionToken().isEmpty()) {
            sent.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        var signed = new TreeMap<String, String>();
        sent.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", host(endpoint));

        var names = String.join(";", signed.keySet());
        var request = new StringBuilder("POST\n/\n\n");
        signed.forEach((name, value) -> request.append(name + ":" + value + "\n"));
        request.append("\n" + names + "\n" + payload);

        var day = time.substring(0, 8);
        var scope = String.join("/", day, region, service, "aws4_request");
        var toSign = String.join("\n", ALGORITHM, time, scope, hash(bytes(request.toString())));
        var signature = HexFormat.of().formatHex(hmac(key(credentials, day), toSign));
        sent.put(
                "Authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, credentials.accessKeyId(), scope, names, signature));
        return sent;
    }

    private byte[] key(AwsCredentials credentials, String day) {
        var key = bytes("AWS4" + credentials.secretAccessKey());
        for (var part : new String[] {day, region, service, "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    /** As {@code HttpURLConnection} writes it: without the scheme's own port. */
    private static String host(URI endpoint) {
        var port = endpoint.getPort();
        var usual = "https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80;
        return port < 0 || port == usual ? endpoint.getHost() : endpoint.getHost() + ":" + port;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
