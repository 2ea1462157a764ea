package cognitoverify.local.cognito.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets what came first when it has grown too big. Not for several threads at once.
 */
public final class NewestKept<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    private final int most;

    /** Keeps that many entries. */
    public NewestKept(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
