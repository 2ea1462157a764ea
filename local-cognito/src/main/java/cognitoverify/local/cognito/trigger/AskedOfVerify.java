package cognitoverify.local.cognito.trigger;

import cognitoverify.local.verify.ReceivedRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Tells which requests to Verify and SSM were made while a function ran. They carry no trace of who
 * makes them, so of several sign-ins at once each gets those about a destination or a verification
 * that its event names; reading the secret is shown with all that were waiting.
 */
public final class AskedOfVerify implements Consumer<ReceivedRequest> {
    private static final List<String> SUBJECTS = List.of("To", "VerificationSid");

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(ReceivedRequest request) {
        watches.forEach(watch -> watch.add(request));
    }

    Watch watch(String event) {
        var watch = new Watch(event);
        watches.add(watch);
        return watch;
    }

    /** One function's. */
    final class Watch {
        private final String event;
        private final ConcurrentLinkedQueue<ReceivedRequest> seen = new ConcurrentLinkedQueue<>();

        private Watch(String event) {
            this.event = event;
        }

        private void add(ReceivedRequest request) {
            var about = SUBJECTS.stream().filter(request.form()::containsKey).toList();
            if (about.isEmpty()
                    || about.stream().map(request.form()::get).anyMatch(event::contains)) {
                seen.add(request);
            }
        }

        List<ReceivedRequest> end() {
            watches.remove(this);
            return new ArrayList<>(seen);
        }
    }
}
