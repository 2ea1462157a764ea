package cognitoverify.benchmarks.lambda;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate of what functions ask, which is made anew for each run, and the authorities that
 * functions trust: the JDK's own, since reading those is a part of a cold start, and this one.
 *
 * @param server shows the certificate
 * @param trust the authorities
 * @param trustStore the same for a JVM
 * @param pem for Node, which adds it to its own
 */
record Certificate(SSLContext server, List<TrustManager> trust, Path trustStore, Path pem) {
    static final String NAME = "localhost";

    private static final char[] PASSWORD = "not-a-secret".toCharArray();
    private static final String ALIAS = "benchmarks";

    /** Makes it in that folder. */
    static Certificate make(Path folder) {
        var file = folder.resolve("server.p12");
        try {
            Files.deleteIfExists(file);
            keytool(file);
            var keys = load(file, PASSWORD);
            var trust = trust(keys);
            return new Certificate(
                    server(keys), managers(trust), trustStore(folder, trust), pem(folder, keys));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path file) throws IOException {
        var command =
                List.of(
                        Jdk.program("keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "san=dns:" + NAME + ",ip:127.0.0.1",
                        "-ext",
                        "bc=ca:true",
                        "-validity",
                        "30",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD));
        Jdk.run(command);
    }

    /** Trusts it, and has never met it: the next handshake is a whole one. */
    SSLContext stranger() {
        try {
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.toArray(TrustManager[]::new), null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<TrustManager> managers(KeyStore trust) throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        return List.of(managers.getTrustManagers());
    }

    private static KeyStore load(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        return keys;
    }

    private static SSLContext server(KeyStore keys) throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static KeyStore trust(KeyStore keys) throws IOException, GeneralSecurityException {
        var usual = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        var theirs = KeyStore.getInstance(usual.toFile(), (char[]) null);
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        for (var name : Collections.list(theirs.aliases())) {
            trust.setCertificateEntry(name, theirs.getCertificate(name));
        }
        trust.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        return trust;
    }

    /** Like the JDK's it has no password and nothing in it is encrypted, which would cost time. */
    private static Path trustStore(Path folder, KeyStore trust)
            throws IOException, GeneralSecurityException {
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        var file = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(file)) {
            trust.store(out, null);
        }
        return file;
    }

    private static Path pem(Path folder, KeyStore keys)
            throws IOException, GeneralSecurityException {
        var encoder = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        var text = encoder.encodeToString(keys.getCertificate(ALIAS).getEncoded());
        return Files.writeString(
                folder.resolve("trust.pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }
}
