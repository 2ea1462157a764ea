package cognitoverify.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class PublicParametersTest {
    @Test
    void areAllTheKeysOfTheProtocolAsStrings() {
        var parameters =
                new PublicParameters(
                        Channel.CALL,
                        "+*******0100",
                        6,
                        540,
                        30,
                        List.of(Channel.SMS, Channel.CALL),
                        3,
                        Reason.CODE_SENT);

        assertThat(parameters.format())
                .isEqualTo(
                        Map.of(
                                "CODE_DELIVERY_DELIVERY_MEDIUM", "CALL",
                                "CODE_DELIVERY_DESTINATION", "+*******0100",
                                "CODE_LENGTH", "6",
                                "CODE_EXPIRES_IN", "540",
                                "RESEND_IN", "30",
                                "CHANNELS", "SMS,CALL",
                                "GUESSES_LEFT", "3",
                                "REASON", "CODE_SENT"));
    }

    @Test
    void withoutAChannelTheListIsEmptyAndStillThere() {
        var parameters =
                new PublicParameters(
                        Channel.SMS, "+***", 6, 0, 0, List.of(), 3, Reason.DELIVERY_UNAVAILABLE);

        assertThat(parameters.format()).containsEntry("CHANNELS", "");
    }
}
