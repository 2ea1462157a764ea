package cognitoverify.local.verify;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** WireMock, closed but for the one stub that asks us. */
final class Server {
    /** At most; a request that hangs or drips holds one for a minute. */
    private static final int THREADS = 1000;

    private static final long STOP_MILLIS = 200;

    private final WireMockServer wireMock;

    private Server(WireMockServer wireMock) {
        this.wireMock = wireMock;
    }

    /**
     * Starts to listen.
     *
     * @throws UncheckedIOException if that is impossible, with a message for people
     */
    static Server start(Settings settings, Wire wire) {
        var wireMock = new WireMockServer(configuration(settings, wire));
        wireMock.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        try {
            wireMock.start();
        } catch (FatalStartupException failure) {
            throw cannotListen(settings, failure);
        }
        return new Server(wireMock);
    }

    private static WireMockConfiguration configuration(Settings settings, Wire wire) {
        return WireMockConfiguration.wireMockConfig()
                .port(settings.port())
                .bindAddress(settings.bind())
                .extensions(wire)
                .containerThreads(THREADS)
                .jettyStopTimeout(STOP_MILLIS)
                // An upgrade to HTTP/2, which the JDK's client tries, would soften the faults.
                .http2PlainDisabled(true)
                // WireMock would look for stubs in the test resources of whoever uses us.
                .mappingSource(new NoMappings())
                // Its own API could turn us into a proxy: nobody is let in.
                .adminAuthenticator(_ -> false)
                // Compressed, an answer would not drip.
                .gzipDisabled(true)
                // It would log and keep whole requests, credentials and all.
                .stubRequestLoggingDisabled(true)
                .disableRequestJournal()
                .notifier(new Silent());
    }

    private static UncheckedIOException cannotListen(Settings settings, Throwable failure) {
        var message =
                "Can't listen on "
                        + settings.bind()
                        + (" port " + settings.port())
                        + (" (" + reason(failure) + "). Stop the program that has the port,")
                        + " or choose another port; 0 picks a free one.";
        return new UncheckedIOException(message, new IOException(failure));
    }

    /** The operating system's words; wrapped around them are Jetty's and WireMock's. */
    private static String reason(Throwable failure) {
        var cause = failure.getCause();
        return cause == null
                ? Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                : reason(cause);
    }

    int port() {
        return wireMock.port();
    }

    void stop() {
        wireMock.stop();
    }

    /** What goes wrong inside is answered with 500; there is nobody to tell it twice. */
    private static final class Silent implements Notifier {
        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable failure) {}
    }

    /** No files, read or written. */
    private static final class NoMappings implements MappingsSource {
        @Override
        public void loadMappingsInto(StubMappings mappings) {}

        @Override
        public void save(List<StubMapping> mappings) {}

        @Override
        public void save(StubMapping mapping) {}

        @Override
        @SuppressWarnings("removal") // It still has to be implemented.
        public void remove(StubMapping mapping) {}

        @Override
        public void removeAll() {}
    }
}
