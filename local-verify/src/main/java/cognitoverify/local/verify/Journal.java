package cognitoverify.local.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Remembers the messages, the requests and their numbers. */
final class Journal {
    /** So that a server that runs for weeks, or under load, does not fill the memory. */
    static final int MOST_KEPT = 10_000;

    private final Deque<SentCode> messages = new ArrayDeque<>();
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Consumer<AnsweredRequest> requestListener;
    private Counters counters = new Counters(0, 0, 0, 0);

    Journal(Consumer<AnsweredRequest> requestListener) {
        this.requestListener = requestListener;
    }

    synchronized void received(ReceivedRequest request) {
        keep(requests, request);
    }

    /** Without the lock: whoever listens may take its time, or ask us. */
    void answered(AnsweredRequest request) {
        requestListener.accept(request);
    }

    synchronized void sent(SentCode message) {
        keep(messages, message);
    }

    synchronized void countSend() {
        count(1, 0, 0, 0);
    }

    synchronized void countCheck() {
        count(0, 1, 0, 0);
    }

    synchronized void countApproval() {
        count(0, 0, 1, 0);
    }

    synchronized void countSecretRead() {
        count(0, 0, 0, 1);
    }

    synchronized Counters counters() {
        return counters;
    }

    synchronized List<SentCode> newestMessages() {
        return List.copyOf(messages.reversed());
    }

    synchronized List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void clearMessages() {
        messages.clear();
    }

    synchronized void clear() {
        messages.clear();
        requests.clear();
        counters = new Counters(0, 0, 0, 0);
    }

    private void count(int sends, int checks, int approvals, int secretReads) {
        counters =
                new Counters(
                        counters.sends() + sends,
                        counters.checks() + checks,
                        counters.approvals() + approvals,
                        counters.secretReads() + secretReads);
    }

    private static <T> void keep(Deque<T> all, T newest) {
        if (all.size() == MOST_KEPT) {
            all.removeFirst();
        }
        all.addLast(newest);
    }
}
