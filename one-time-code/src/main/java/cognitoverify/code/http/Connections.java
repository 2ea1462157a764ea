package cognitoverify.code.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Opens all connections of the functions. The JDK reads two of its settings once, before its first
 * one, so nobody may open any past this class:
 *
 * <ul>
 *   <li>When a kept connection dies, the JDK sends a POST again by itself, which may be a second
 *       message to a person: that is turned off.
 *   <li>A connection is kept for 5 s by default. Between two invocations an environment is frozen,
 *       often for longer, and a new connection costs a handshake: so it is kept for 30 s, unless
 *       the peer says less. That is half of what load balancers usually wait before they close one
 *       (60 s), because after a freeze the news that it is closed may come too late: the JDK looks
 *       whether it has come before it writes, and cannot do more.
 * </ul>
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html">
 *     Networking properties</a>
 */
public final class Connections {
    static {
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.keepAlive.time.server", "30");
    }

    private Connections() {}

    /** One that follows no redirect, is not cached and names no software but ours. */
    public static HttpURLConnection open(URL url) throws IOException {
        var connection = (HttpURLConnection) url.openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("User-Agent", "cognito-verify/0.1.0");
        return connection;
    }
}
