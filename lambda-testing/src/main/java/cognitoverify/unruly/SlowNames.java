package cognitoverify.unruly;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Makes the JDK look up {@link #SLOW} for as long as a test wants, and {@link #NEVER} for ever;
 * then they are this machine. All other names are looked up as ever.
 */
public final class SlowNames extends InetAddressResolverProvider {
    /** The name; {@code .test} is reserved, so nobody has it. */
    public static final String SLOW = "slow.test";

    /** A name that is never found. */
    public static final String NEVER = "never.test";

    /** Ends looking up {@link #SLOW}; only one test does that. */
    public static final CountDownLatch FOUND = new CountDownLatch(1);

    /** For the JDK, which finds this class by its entry in {@code META-INF/services}. */
    public SlowNames() {}

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                switch (host) {
                    case SLOW -> awaitOrFail(FOUND);
                    case NEVER -> awaitOrFail(new CountDownLatch(1));
                    default -> {
                        return usual.lookupByName(host, policy);
                    }
                }
                return Stream.of(InetAddress.getLoopbackAddress());
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

    private static void awaitOrFail(CountDownLatch found) throws UnknownHostException {
        try {
            found.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException();
        }
    }
}
