package cognitoverify.unruly;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Makes the JDK look up {@link #SLOW} for as long as a test wants, after which it is this machine,
 * and names that end with {@link #NEVER} for ever. All others are looked up as usual.
 */
public final class SlowNames extends InetAddressResolverProvider {
    /** The name; {@code .test} is reserved, so nobody has it. */
    public static final String SLOW = "slow.test";

    /** The end of names that are never found. */
    public static final String NEVER = ".never.test";

    private static final Set<String> SOUGHT = ConcurrentHashMap.newKeySet();

    /** Ends looking up {@link #SLOW}; only one test does that. */
    public static final CountDownLatch FOUND = new CountDownLatch(1);

    /** Whether that name, which is never found, was looked up. */
    public static boolean isSought(String name) {
        return SOUGHT.contains(name);
    }

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
                    awaitOrFail(FOUND);
                    return Stream.of(InetAddress.getLoopbackAddress());
                }
                if (host.endsWith(NEVER)) {
                    SOUGHT.add(host);
                    awaitOrFail(new CountDownLatch(1));
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

    private static void awaitOrFail(CountDownLatch found) throws UnknownHostException {
        try {
            found.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException();
        }
    }
}
