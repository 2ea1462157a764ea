package cognitoverify.code.priming;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate, its key, and the authority behind it, which only who talks to the loopback server
 * trusts. The key is everybody's to read, here as in every package: it is no secret, and proves
 * nothing to anybody else.
 *
 * @param server shows the certificate
 * @param client trusts it, and no other
 */
record LoopbackCertificate(SSLServerSocketFactory server, SSLSocketFactory client) {
    private static final String FILE = "loopback.p12";
    private static final char[] PASSWORD = "not-a-secret".toCharArray();
    private static final String NAME = "loopback.example";

    static LoopbackCertificate load() {
        try (var file = LoopbackCertificate.class.getResourceAsStream(FILE)) {
            return of(keys(file));
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("The certificate can't be read", failure);
        }
    }

    /**
     * Shakes hands as with a server that has a name, which goes into the handshake; an address does
     * not.
     */
    static void greet(SSLSocketFactory sockets, InetSocketAddress address) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort());
                var named =
                        (SSLSocket) sockets.createSocket(socket, NAME, address.getPort(), true)) {
            named.startHandshake();
        }
    }

    private static KeyStore keys(InputStream file) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(file, PASSWORD);
        return keys;
    }

    private static LoopbackCertificate of(KeyStore keys)
            throws GeneralSecurityException, IOException {
        var key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        key.init(keys, PASSWORD);
        var server = SSLContext.getInstance("TLS");
        server.init(key.getKeyManagers(), null, null);

        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority(keys));
        var client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
        return new LoopbackCertificate(server.getServerSocketFactory(), client.getSocketFactory());
    }

    /** Not the certificate itself: then nobody would look at the chain, as for a real one. */
    private static KeyStore authority(KeyStore keys) throws GeneralSecurityException, IOException {
        var chain = keys.getCertificateChain(keys.aliases().nextElement());
        var authority = KeyStore.getInstance("PKCS12");
        authority.load(null, null);
        authority.setCertificateEntry("authority", chain[chain.length - 1]);
        return authority;
    }
}
