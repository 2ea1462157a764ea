package cognitoverify.create;

import cognitoverify.create.Delivery.Cause;
import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;
import cognitoverify.protocol.Channel;

import java.util.List;
import java.util.Map;

/**
 * Who signs in, as far as a code is concerned.
 *
 * @param exists false if Cognito made the user up
 * @param deliveries for each configured channel, in the configured order
 */
record User(boolean exists, Map<Channel, Delivery> deliveries) {

    /** Judges the user's attributes, from which a user who does not exist gets nothing. */
    static User from(
            boolean exists, Map<String, String> attributes, CreateConfiguration configuration) {
        return new User(exists, Deliveries.judge(exists, attributes, configuration));
    }

    /** How that channel reaches the user; one that is not configured does not. */
    Delivery delivery(Channel channel) {
        return deliveries.getOrDefault(channel, new Impossible(Cause.NO_DESTINATION));
    }

    /** The channels that reach the user. */
    List<Channel> usableChannels() {
        return deliveries.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Possible)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether another channel than that one reaches the user. */
    boolean hasOtherThan(Channel channel) {
        return usableChannels().stream().anyMatch(usable -> usable != channel);
    }
}
