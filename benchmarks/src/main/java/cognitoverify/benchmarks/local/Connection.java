package cognitoverify.benchmarks.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * A connection to Cognito that is kept for many calls, one after the other. It does no more than
 * HTTP asks for: what a client costs is not what is measured.
 */
final class Connection implements AutoCloseable {
    private static final String REQUEST =
            """
            POST / HTTP/1.1
            Host: %s
            Content-Type: application/x-amz-json-1.1
            X-Amz-Target: AWSCognitoIdentityProviderService.%s
            Content-Length: %d

            """
                    .replace("\n", "\r\n");
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream input;
    private final String host;

    Connection(URI cognito) throws IOException {
        socket = new Socket(cognito.getHost(), cognito.getPort());
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream());
        host = cognito.getAuthority();
    }

    /** The answer's body, whatever its status. */
    byte[] call(String operation, String body) throws IOException {
        var request = REQUEST.formatted(host, operation, body.length()) + body;
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return input.readNBytes(lengthOfBody());
    }

    private int lengthOfBody() throws IOException {
        var length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return length;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("Cognito has closed the connection");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
