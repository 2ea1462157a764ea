package cognitoverify.code.twilio;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Makes the JDK look up {@link #SLOW} for as long as a test wants; it is then this machine. All
 * other names are looked up as ever.
 */
public final class SlowNames extends InetAddressResolverProvider {
    /** The name; {@code .test} is reserved, so nobody has it. */
    static final String SLOW = "slow.test";

    /** Only one test looks the name up. */
    static final CountDownLatch FOUND = new CountDownLatch(1);

    /** For the JDK, which finds this class by its entry in {@code META-INF/services}. */
    public SlowNames() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                if (host.equals(SLOW)) {
                    awaitFound();
                    return Stream.of(InetAddress.getLoopbackAddress());
                }
                return usual.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "slow names";
    }

    private static void awaitFound() throws UnknownHostException {
        try {
            FOUND.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(SLOW);
        }
    }
}
