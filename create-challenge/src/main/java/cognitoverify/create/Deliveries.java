package cognitoverify.create;

import static java.util.Objects.requireNonNullElse;

import cognitoverify.create.Delivery.Cause;
import cognitoverify.create.Delivery.Impossible;
import cognitoverify.create.Delivery.Possible;
import cognitoverify.protocol.Channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Judges a user's attributes for each configured channel. */
final class Deliveries {
    private Deliveries() {}

    static Map<Channel, Delivery> judge(
            boolean exists, Map<String, String> attributes, CreateConfiguration configuration) {
        var deliveries = new LinkedHashMap<Channel, Delivery>();
        for (var channel : configuration.channels()) {
            deliveries.put(
                    channel,
                    exists
                            ? delivery(channel, attributes, configuration)
                            : new Impossible(Cause.USER_NOT_FOUND));
        }
        return Collections.unmodifiableMap(deliveries);
    }

    private static Delivery delivery(
            Channel channel, Map<String, String> attributes, CreateConfiguration configuration) {
        var attribute = channel == Channel.EMAIL ? "email" : "phone_number";
        var text = requireNonNullElse(attributes.get(attribute), "");
        if (text.isEmpty()) {
            return new Impossible(Cause.NO_DESTINATION);
        }
        var delivery =
                channel == Channel.EMAIL
                        ? EmailAddresses.delivery(text)
                        : PhoneNumbers.delivery(text, configuration.countries());
        // Some tools write "True".
        var verified = "true".equalsIgnoreCase(attributes.get(attribute + "_verified"));
        return delivery instanceof Possible(_, _, var country)
                        && configuration.verifiedOnly()
                        && !verified
                ? new Impossible(Cause.UNVERIFIED_DESTINATION, country)
                : delivery;
    }
}
