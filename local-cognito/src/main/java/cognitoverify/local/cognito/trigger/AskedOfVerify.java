package cognitoverify.local.cognito.trigger;

import cognitoverify.local.verify.AnsweredRequest;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Tells which requests to Verify and SSM were made while a function ran. They carry no trace of who
 * makes them, so of several sign-ins at once each gets those about a destination or a verification
 * that its event names; reading the secret is shown with all that were waiting, and so is whatever
 * two attempts ask that run at the same time.
 */
public final class AskedOfVerify implements Consumer<AnsweredRequest> {
    private static final List<String> SUBJECTS = List.of("To", "VerificationSid");

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(AnsweredRequest request) {
        watches.forEach(watch -> watch.add(request));
    }

    Watch watch(String event) {
        return new Watch(event);
    }

    /** One function's, from its begin to its end. */
    final class Watch {
        private final String event;
        private final ConcurrentLinkedQueue<AnsweredRequest> seen = new ConcurrentLinkedQueue<>();

        private Watch(String event) {
            this.event = event;
        }

        void begin() {
            watches.add(this);
        }

        void end() {
            watches.remove(this);
        }

        /** So far. */
        List<AnsweredRequest> seen() {
            return List.copyOf(seen);
        }

        private void add(AnsweredRequest request) {
            var form = request.request().form();
            var about = SUBJECTS.stream().filter(form::containsKey).toList();
            if (about.isEmpty() || about.stream().map(form::get).anyMatch(event::contains)) {
                seen.add(request);
            }
        }
    }
}
