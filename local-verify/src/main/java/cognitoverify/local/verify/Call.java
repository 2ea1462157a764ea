package cognitoverify.local.verify;

import com.github.tomakehurst.wiremock.http.Request;

import org.jspecify.annotations.Nullable;

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
        @Nullable Map<String, String> query,
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
                question < 0 ? Map.of() : Form.decode(url.substring(question + 1)),
                Objects.requireNonNullElse(request.getBodyAsString(), ""),
                Credentials.of(request.getHeader("Authorization")),
                Objects.requireNonNullElse(request.getHeader("X-Amz-Target"), ""));
    }

    boolean is(String method, String path) {
        return this.method.equals(method) && this.path.equals(path);
    }

    private static String base(String absoluteUrl) {
        var end = absoluteUrl.indexOf('/', absoluteUrl.indexOf("://") + 3);
        return end < 0 ? absoluteUrl : absoluteUrl.substring(0, end);
    }
}
