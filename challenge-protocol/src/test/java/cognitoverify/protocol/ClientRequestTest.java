package cognitoverify.protocol;

import static cognitoverify.protocol.ClientRequest.Action.NONE;
import static cognitoverify.protocol.ClientRequest.Action.RESEND;
import static cognitoverify.protocol.ClientRequest.Action.UNKNOWN;

import static org.assertj.core.api.Assertions.assertThat;

import cognitoverify.protocol.ClientRequest.AskedChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** C12: what of ClientMetadata is read. */
class ClientRequestTest {
    @Test
    void withoutMetadataTheAnswerIsAGuess() {
        assertThat(ClientRequest.from(null)).isEqualTo(ClientRequest.NONE);
        assertThat(ClientRequest.from(Map.of())).isEqualTo(ClientRequest.NONE);
        assertThat(ClientRequest.NONE.hasAction()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resend", "RESEND", " Resend\t"})
    void resendIsReadWithoutRegardToCaseAndOuterBlanks(String value) {
        var request = ClientRequest.from(Map.of("codeAction", value));

        assertThat(request.action()).isEqualTo(RESEND);
        assertThat(request.hasAction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankActionIsAbsent(String value) {
        assertThat(ClientRequest.from(Map.of("codeAction", value)).action()).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "re send", "reſend", "resend;", "none"})
    void anyOtherActionIsAnUnknownOne(String value) {
        var request = ClientRequest.from(Map.of("codeAction", value));

        assertThat(request.action()).isEqualTo(UNKNOWN);
        assertThat(request.hasAction()).isTrue();
    }

    @Test
    void aVeryLongActionIsAnUnknownOne() {
        assertThat(ClientRequest.from(Map.of("codeAction", "x".repeat(100_000))).action())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void blanksAroundAnActionDoNotMakeItLong() {
        assertThat(ClientRequest.from(Map.of("codeAction", " ".repeat(100) + "resend")).action())
                .isEqualTo(RESEND);
    }

    @ParameterizedTest
    @EnumSource
    void eachChannelIsKnownInAnyCase(Channel channel) {
        var asked = new AskedChannel.Known(channel);

        assertThat(channelOf(channel.name())).isEqualTo(asked);
        assertThat(channelOf(channel.parameterValue())).isEqualTo(asked);
        assertThat(channelOf(" " + channel.parameterValue() + " ")).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pigeon", "sms,call", "s ms", "voice"})
    void anyOtherChannelIsUnknown(String value) {
        assertThat(channelOf(value)).isEqualTo(new AskedChannel.Unknown());
    }

    @Test
    void aBlankChannelIsAbsent() {
        assertThat(channelOf(" ")).isEqualTo(new AskedChannel.None());
    }

    @Test
    void keysAreReadToTheLetterAndOthersNotAtAll() {
        var metadata = Map.of("codeaction", "resend", "CodeChannel", "sms", "to", "+19005550100");

        assertThat(ClientRequest.from(metadata)).isEqualTo(ClientRequest.NONE);
    }

    private static AskedChannel channelOf(String value) {
        return ClientRequest.from(Map.of("codeChannel", value)).channel();
    }
}
