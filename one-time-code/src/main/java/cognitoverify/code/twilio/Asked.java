package cognitoverify.code.twilio;

import cognitoverify.code.Secret;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * What a request came to: what was on the wire, and what Twilio's library made of it.
 *
 * @param answer what was on the wire
 * @param resource what a success says; null if it can't be read, or is none
 * @param error what a refusal says; null if it can't be read, or is none
 */
record Asked<T>(Answer answer, @Nullable T resource, @Nullable ApiException error) {

    /** Asks through the exchange, once. */
    static <T> Asked<T> once(
            TwilioExchange exchange, Secret secret, Function<TwilioRestClient, T> request) {
        try {
            var resource = request.apply(exchange.client(secret));
            return new Asked<>(exchange.answer(), resource, null);
        } catch (ApiException error) {
            return new Asked<>(exchange.answer(), null, error);
        } catch (TwilioException _) {
            return new Asked<>(exchange.answer(), null, null);
        }
    }

    /** Twilio's error code, 0 if there is none. */
    int code() {
        @Nullable Integer code = error == null ? null : error.getCode();
        return code == null ? 0 : code;
    }
}
