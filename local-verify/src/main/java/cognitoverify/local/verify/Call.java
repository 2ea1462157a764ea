package cognitoverify.local.verify;

import com.github.tomakehurst.wiremock.http.Request;

import java.util.Map;
import java.util.Objects;

/**
 * What the rules need to know of an HTTP request.
 *
 * @param base scheme, host and port as the client called them
 * @param target of AWS's JSON protocol, the empty string elsewhere
 */
record Call(
        String method,
        String base,
        String path,
        Map<String, String> query,
        String body,
        Credentials credentials,
        String target) {
    static Call of(Request request) {
        var url = request.getUrl();
        var question = url.indexOf('?');
        return new Call(
                request.getMethod().getName(),
                base(request.getAbsoluteUrl()),
                question < 0 ? url : url.substring(0, question),
                query(question < 0 ? "" : url.substring(question + 1)),
                Objects.requireNonNullElse(request.getBodyAsString(), ""),
                Credentials.of(request.getHeader("Authorization")),
                Objects.requireNonNullElse(request.getHeader("X-Amz-Target"), ""));
    }

    boolean is(String method, String path) {
        return this.method.equals(method) && this.path.equals(path);
    }

    /** WireMock lets none in that can't be decoded. */
    private static Map<String, String> query(String text) {
        return Objects.requireNonNullElse(Form.decode(text), Map.of());
    }

    private static String base(String absoluteUrl) {
        var end = absoluteUrl.indexOf('/', absoluteUrl.indexOf("://") + 3);
        return end < 0 ? absoluteUrl : absoluteUrl.substring(0, end);
    }
}
