package cognitoverify.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C15: what metadata holds, and what is not taken for it. */
class ChallengeMetadataTest {
    private static final String SID = "VE0123456789abcdef0123456789abcdef";
    private static final String TEXT =
            "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid="
                    + SID;
    private static final ChallengeMetadata METADATA =
            new ChallengeMetadata(1, new SendWindow(2, 1000, 1040), Channel.CALL, Channel.SMS, SID);

    @Test
    void isWrittenInTheOrderOfTheProtocol() {
        assertThat(METADATA.format()).isEqualTo(TEXT);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(ChallengeMetadata.parse(TEXT)).isEqualTo(METADATA);
    }

    @Test
    void beforeARealSendChannelAndSidOfItAreEmpty() {
        var text =
                "v1;guesses=0;sends=0;firstSentAt=0;lastSentAt=0;channel=sms;sentChannel=;verificationSid=";

        var metadata = ChallengeMetadata.parse(text);

        assertThat(metadata)
                .isEqualTo(new ChallengeMetadata(0, SendWindow.NONE, Channel.SMS, null, ""));
        assertThat(new ChallengeMetadata(0, SendWindow.NONE, Channel.SMS, null, "").format())
                .isEqualTo(text);
    }

    @Test
    void aLaterVersionsKeysAreIgnored() {
        assertThat(ChallengeMetadata.parse(TEXT + ";later=abc")).isEqualTo(METADATA);
    }

    @Test
    void withALedgerTheRoundHasANameOfItsOwn() {
        var named = METADATA.withNonce("Ab-9_");

        assertThat(named.format()).isEqualTo(TEXT + ";nonce=Ab-9_");
        assertThat(ChallengeMetadata.parse(named.format())).isEqualTo(named);
    }

    @Test
    void aNameThatNoFunctionGaveMakesItAbsent() {
        assertThat(ChallengeMetadata.parse(TEXT + ";nonce=a b")).isNull();
        assertThat(ChallengeMetadata.parse(TEXT + ";nonce=" + "a".repeat(33))).isNull();
    }

    @Test
    void anotherGuessLeavesTheRest() {
        assertThat(METADATA.afterGuess())
                .isEqualTo(
                        new ChallengeMetadata(
                                2, METADATA.window(), Channel.CALL, Channel.SMS, SID));
    }

    @Test
    void guessesStopCountingWhereTheyCanStillBeWritten() {
        var most = new ChallengeMetadata(99, SendWindow.NONE, Channel.SMS, null, "");

        assertThat(most.afterGuess().guesses()).isEqualTo(99);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "v1",
                "PROVIDE_AUTH_PARAMETERS",
                // another version
                "v2;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                // a key missing
                "v1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms",
                // a key twice
                "v1;guesses=1;guesses=0;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                // numbers that are none
                "v1;guesses=-1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=x;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=１;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=100;sends=2;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=1;sends=4294967298;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=1;sends=2;firstSentAt=1000000000000;lastSentAt=1000000000001;channel=call;sentChannel=sms;verificationSid=",
                // numbers that contradict each other
                "v1;guesses=1;sends=0;firstSentAt=1000;lastSentAt=1040;channel=call;sentChannel=sms;verificationSid=",
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=999;channel=call;sentChannel=sms;verificationSid=",
                // channels that are none, or not as they are written
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=;sentChannel=sms;verificationSid=",
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=SMS;sentChannel=sms;verificationSid=",
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=sms;sentChannel=pigeon;verificationSid=",
                // a SID that is none
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=sms;sentChannel=sms;verificationSid=VA1",
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=sms;sentChannel=sms;verificationSid=VE/../x",
                // fields that are none
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=sms;sentChannel=sms;verificationSid=;",
                "v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=sms;sentChannel=sms;verificationSid=;=x",
                " v1;guesses=1;sends=2;firstSentAt=1000;lastSentAt=1040;channel=sms;sentChannel=sms;verificationSid=",
            })
    void anythingElseIsAbsent(String text) {
        assertThat(ChallengeMetadata.parse(text)).isNull();
    }

    @Test
    void aTextThatIsTooLongIsAbsentEvenIfItIsOurs() {
        var longest = TEXT + ";later=" + "x".repeat(1024 - TEXT.length() - 7);

        assertThat(ChallengeMetadata.parse(longest)).isEqualTo(METADATA);
        assertThat(ChallengeMetadata.parse(longest + "x")).isNull();
    }

    @Test
    void theLargestThatIsWrittenFitsInACognitoSession() {
        var largest =
                new ChallengeMetadata(
                        99,
                        new SendWindow(5, 99_999_999_999L, 99_999_999_999L),
                        Channel.WHATSAPP,
                        Channel.WHATSAPP,
                        SID);

        assertThat(largest.format()).hasSizeLessThan(200);
        assertThat(ChallengeMetadata.parse(largest.format())).isEqualTo(largest);
    }

    @Test
    void guessesOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new ChallengeMetadata(-1, SendWindow.NONE, Channel.SMS, null, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
