package cognitoverify.code;

import cognitoverify.protocol.Channel;

/** Has a code made and sent. */
@FunctionalInterface
public interface CodeSender {
    /**
     * Asks for one message, once: never a second time on its own, since an unclear answer may mean
     * that it went out.
     *
     * @param deadline by when the answer is needed
     * @return what became of it; nothing that can happen on the way is thrown
     */
    SendOutcome send(Destination destination, Channel channel, Deadline deadline);
}
