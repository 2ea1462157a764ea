package cognitoverify.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitoverify.code.SendOutcome;
import cognitoverify.lambda.Event;
import cognitoverify.lambda.FakeContext;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent.ChallengeResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Create as Lambda calls it: Cognito's JSON in, Cognito's JSON out. */
class CreateChallengeHandlerTest {
    private static final String FIRST = "passwordless/02-create-first-code.json";

    /** Every event of {@code events/} that create gets. What is sent is "-" where nothing is. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "mfa/03-create-first-code.json, CODE_SENT, sms +12025550100, sent CODE_SENT",
        "odd/channel-switch-3-create.json, CODE_SENT, call +12025550100, sent CODE_SENT",
        "odd/expired-3-create.json, CODE_EXPIRED, -, guess CODE_EXPIRED",
        "odd/mfa-create-email-only.json, CODE_SENT, email ann@example.com, sent CODE_SENT",
        "odd/mfa-create-no-destination.json, DELIVERY_UNAVAILABLE, -, refused NO_DESTINATION",
        "odd/mfa-create-number-not-allowed.json, DELIVERY_UNAVAILABLE, -, refused COUNTRY_NOT_ALLOWED",
        "odd/mfa-create-number-verified-capital-true.json, CODE_SENT, sms +12025550100, sent CODE_SENT",
        "odd/mfa-create-unverified-number.json, DELIVERY_UNAVAILABLE, -, refused UNVERIFIED_DESTINATION",
        "odd/mfa-first-code-by-call-create.json, CODE_SENT, call +12025550100, sent CODE_SENT",
        "odd/mfa-wrong-code-3-create.json, WRONG_CODE, -, guess WRONG_CODE",
        "odd/no-user-not-found-flag-create.json, CODE_SENT, sms +12025550100, sent CODE_SENT",
        "odd/passwordless-create-email-only.json, CODE_SENT, email ann@example.com, sent CODE_SENT",
        "odd/passwordless-create-no-destination.json, CODE_SENT, -, decoy NO_DESTINATION",
        "odd/passwordless-create-number-not-allowed.json, CODE_SENT, -, decoy COUNTRY_NOT_ALLOWED",
        "odd/passwordless-create-number-verified-capital-true.json, CODE_SENT, sms +12025550100, sent CODE_SENT",
        "odd/passwordless-create-unverified-number.json, CODE_SENT, -, decoy UNVERIFIED_DESTINATION",
        "odd/passwordless-srp-2-create.json, CODE_SENT, sms +12025550100, sent CODE_SENT",
        "odd/resend-3-create.json, CODE_SENT, sms +12025550100, sent CODE_SENT",
        "odd/resend-too-soon-3-create.json, TOO_SOON, -, waiting TOO_SOON",
        "odd/too-many-codes-create.json, TOO_MANY_CODES, -, waiting TOO_MANY_CODES",
        "odd/unknown-action-3-create.json, UNKNOWN_ACTION, -, refused UNKNOWN_ACTION",
        "odd/unknown-user-2-create.json, CODE_SENT, -, decoy USER_NOT_FOUND",
        "odd/unknown-user-5-create.json, WRONG_CODE, -, guess WRONG_CODE",
        "odd/wrong-code-3-create.json, WRONG_CODE, -, guess WRONG_CODE",
        "passwordless/02-create-first-code.json, CODE_SENT, sms +12025550100, sent CODE_SENT"
    })
    void eachEventGetsItsRound(String file, String reason, String sent, String logged) {
        var stage = file.contains("mfa") ? Stage.mfa() : Stage.passwordless();

        var answer = stage.function().invoke(Event.file(file));

        assertThat(answer.at("/response/publicChallengeParameters/REASON").asText())
                .isEqualTo(reason);
        assertThat(stage.sent).isEqualTo(sent.equals("-") ? List.of() : List.of(sent));
        assertThat(stage.loggedReason()).isEqualTo(logged);
    }

    @Test
    void noEventOfCreatesIsLeftUntested() throws NoSuchMethodException {
        var tested =
                getClass()
                        .getDeclaredMethod(
                                "eachEventGetsItsRound",
                                String.class,
                                String.class,
                                String.class,
                                String.class)
                        .getAnnotation(CsvSource.class)
                        .value();

        assertThat(List.of(tested).stream().map(row -> row.split(",", -1)[0]))
                .isEqualTo(Event.files("create"));
    }

    @Test
    void theFirstRoundIsWholeAndExact() {
        var answer = Stage.passwordless().function().invoke(Event.file(FIRST));

        assertThat(answer.get("response"))
                .isEqualTo(
                        Event.parse(
                                        """
                                        {"publicChallengeParameters":{
                                            "CODE_DELIVERY_DELIVERY_MEDIUM":"SMS",
                                            "CODE_DELIVERY_DESTINATION":"+***",
                                            "CODE_LENGTH":"6",
                                            "CODE_EXPIRES_IN":"600",
                                            "RESEND_IN":"30",
                                            "CHANNELS":"SMS,CALL,EMAIL",
                                            "GUESSES_LEFT":"3",
                                            "REASON":"CODE_SENT"},
                                         "privateChallengeParameters":{
                                            "destination":"+12025550100",
                                            "verificationSid":"VE0000000000000000000000000000abcd",
                                            "sentAt":"1767225600",
                                            "decoy":"false",
                                            "country":"US"},
                                         "challengeMetadata":"v1;guesses=0;sends=1;firstSentAt=1767225600;\
                                        lastSentAt=1767225600;channel=sms;sentChannel=sms;\
                                        verificationSid=VE0000000000000000000000000000abcd"}""")
                                .node());
    }

    @Test
    void theEventComesBackAsItWasButForTheResponse() {
        var event = Event.file(FIRST);

        var answer = Stage.passwordless().function().invoke(event);

        assertThat(new Event(answer.deepCopy()).without("/response").node())
                .isEqualTo(event.without("/response").node());
    }

    /** X8: whatever is missing or null, there is a round, and nothing is sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"request\":null}",
                "{\"request\":{}}",
                "{\"request\":{\"userAttributes\":null,\"session\":null,\"clientMetadata\":null},\"response\":null}",
                "{\"request\":{\"userAttributes\":{\"phone_number\":null,\"email\":null},\"session\":[null]}}",
                "{\"request\":{\"userAttributes\":{\"phone_number\":\"+12025550100\",\"phone_number_verified\":null}}}",
                "{\"request\":{\"session\":[{\"challengeName\":\"CUSTOM_CHALLENGE\",\"challengeMetadata\":null}]}}",
                "{\"Request\":{\"UserAttributes\":{}}}"
            })
    void nothingMissingSendsACodeOrThrows(String json) {
        for (var stage : List.of(Stage.passwordless(), Stage.mfa())) {
            var answer = Event.parse(stage.function().invoke(json)).node();

            assertThat(answer.at("/response/publicChallengeParameters")).hasSize(8);
            assertThat(answer.at("/response/privateChallengeParameters/decoy").asText())
                    .isEqualTo("true");
            assertThat(stage.sent).isEmpty();
        }
    }

    /** X8: Cognito may add fields to its events. */
    @Test
    void fieldsThatNobodyKnowsAreIgnored() {
        var stage = Stage.passwordless();

        stage.function()
                .invoke(Event.file(FIRST).with("/new", Map.of("a", 1)).with("/request/new", 1));

        assertThat(stage.sent).hasSize(1);
    }

    /**
     * Lambda's serializer refuses these before the function sees them; Cognito's caller gets an
     * error.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/request | text",
                "/request/session | text",
                "/request/userAttributes | text",
                "/request/clientMetadata | text",
                "/request/userNotFound | maybe"
            })
    void theSerializerItselfRefusesSomeWrongTypes(String pointer, String value) {
        var stage = Stage.passwordless();
        var event = Event.file(FIRST).with(pointer, value);

        assertThatThrownBy(() -> stage.function().invoke(event))
                .isInstanceOf(RuntimeException.class);
        assertThat(stage.sent).isEmpty();
    }

    /** An object where a text should be, too. */
    @Test
    void theSerializerRefusesAnObjectAsAnAttribute() {
        var stage = Stage.passwordless();
        var event =
                Event.file(FIRST).with("/request/userAttributes/phone_number", Map.of("a", "b"));

        assertThatThrownBy(() -> stage.function().invoke(event))
                .isInstanceOf(RuntimeException.class);
    }

    /** The serializer reads a number as a text: without its plus it is no number in E.164 form. */
    @Test
    void aNumberInPlaceOfATextGetsNoCode() {
        var stage = Stage.passwordless().with("CHANNELS", "sms");

        stage.function()
                .invoke(
                        Event.file(FIRST)
                                .with("/request/userAttributes/phone_number", 12025550100L));

        assertThat(stage.loggedReason()).isEqualTo("decoy MALFORMED_DESTINATION");
    }

    /** C12: the client has no say in where a code goes. */
    @Test
    void clientMetadataNamesNoDestination() {
        var stage = Stage.mfa();
        var event =
                Event.file("mfa/03-create-first-code.json")
                        .with(
                                "/request/clientMetadata",
                                Map.of(
                                        "to",
                                        "+19005550100",
                                        "To",
                                        "+19005550100",
                                        "phone_number",
                                        "+19005550100"));

        stage.function().invoke(event);

        assertThat(stage.sent).containsExactly("sms +12025550100");
    }

    /**
     * X3: whatever breaks, there is a round, its text is ours, and a send that may have happened
     * counts as one.
     */
    @Test
    void aSenderThatBreaksMayHaveSent() {
        var stage = Stage.passwordless();
        stage.sender =
                (_, _, _) -> {
                    throw new IllegalStateException("marker-broken");
                };

        var round = stage.signIn(Event.file(FIRST));

        assertThat(round.start())
                .containsEntry("REASON", "SEND_UNCONFIRMED")
                .containsEntry("RESEND_IN", "30");
        assertThat(stage.log.lines()).hasSize(1).noneMatch(line -> line.contains("marker"));
        assertThat(stage.loggedReason()).isEqualTo("unconfirmed INTERNAL_ERROR");
    }

    /** X3. */
    @Test
    void aSecretStoreThatBreaksLosesNothing() {
        var stage = Stage.passwordless();
        stage.secrets =
                _ -> {
                    throw new IllegalStateException("marker-broken");
                };

        var round = stage.signIn(Event.file("odd/unknown-user-2-create.json"));

        assertThat(round.start())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("RESEND_IN", "0");
        assertThat(stage.log.lines()).hasSize(1).noneMatch(line -> line.contains("marker"));
        assertThat(stage.loggedReason()).isEqualTo("unavailable INTERNAL_ERROR");
        assertThat(stage.log.last().get("level").asText()).isEqualTo("ERROR");
    }

    /** C14: what Lambda has left bounds what Twilio may take. */
    @Test
    void theSenderGetsTheInvocationsDeadline() {
        var left = new AtomicReference<Duration>();
        var stage = Stage.passwordless();
        stage.sender =
                (_, _, deadline) -> {
                    left.set(deadline.left(Duration.ofMinutes(1)));
                    return stage.answer;
                };

        stage.function().invoke(Event.file(FIRST));

        assertThat(left.get()).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(3));
    }

    /** C14: never in the last 300 ms that Lambda allows. */
    @Test
    void theDeadlineEndsBeforeLambdasDoes() {
        var left = new AtomicReference<Duration>();
        var stage = Stage.passwordless();
        stage.sender =
                (_, _, deadline) -> {
                    left.set(deadline.left(Duration.ofMinutes(1)));
                    return stage.answer;
                };

        stage.function(new FakeContext(Duration.ofSeconds(1))).invoke(Event.file(FIRST));

        assertThat(left.get()).isBetween(Duration.ofMillis(1), Duration.ofMillis(700));
    }

    /** X3: what the client did counts, as if the function had not failed. */
    @Test
    void afterAnErrorOfItsOwnAGuessIsCountedAndAnActionIsNot() {
        var stage = Stage.passwordless();
        var handler = stage.handler();

        var guess = handler.handleRequest(broken(Map.of()), new FakeContext()).getResponse();
        var action =
                handler.handleRequest(broken(Map.of("codeAction", "resend")), new FakeContext())
                        .getResponse();

        assertThat(guess.getPublicChallengeParameters())
                .containsEntry("REASON", "TEMPORARILY_UNAVAILABLE")
                .containsEntry("GUESSES_LEFT", "1");
        assertThat(action.getPublicChallengeParameters()).containsEntry("GUESSES_LEFT", "2");
        assertThat(guess.getPrivateChallengeParameters()).containsEntry("decoy", "true");
        assertThat(stage.loggedReason()).isEqualTo("unavailable INTERNAL_ERROR");
    }

    private static CognitoUserPoolCreateAuthChallengeEvent broken(
            Map<String, String> clientMetadata) {
        var request = new BrokenRequest();
        request.setClientMetadata(clientMetadata);
        request.setSession(
                new ChallengeResult[] {
                    new ChallengeResult(
                            "CUSTOM_CHALLENGE",
                            false,
                            "v1;guesses=1;sends=1;firstSentAt=1767225600;lastSentAt=1767225600;"
                                    + "channel=sms;sentChannel=sms;verificationSid=VE1")
                });
        var event = new CognitoUserPoolCreateAuthChallengeEvent();
        event.setRequest(request);
        return event;
    }

    /** Something that no code of ours foresaw. */
    private static final class BrokenRequest
            extends CognitoUserPoolCreateAuthChallengeEvent.Request {
        @Override
        public boolean getUserNotFound() {
            throw new IllegalStateException("marker");
        }
    }

    /** X1, X2, C15: unique markers in every input, none in what operators and clients read. */
    @Test
    void nothingPersonalLeavesByTheLogOrTheClient() {
        for (var outcome : SendOutcomes.ALL) {
            for (var stage : List.of(Stage.passwordless(), Stage.mfa())) {
                var event =
                        Event.file(FIRST)
                                .with("/userName", "marker-user")
                                .with("/request/userAttributes/phone_number", "+14165557731")
                                .with("/request/userAttributes/email", "marker@marker.example")
                                .with("/request/userAttributes/name", "marker-name");

                var signIn = stage.answering(outcome).signIn(event);
                signIn.start();
                stage.pass(60);
                signIn.answer(
                        Map.of("codeAction", "resend", "codeChannel", "email", "x", "marker-x"));
                signIn.answer(
                        Map.of("codeAction", "marker-action", "codeChannel", "marker-channel"));
                signIn.guess();

                assertThat(stage.log.lines())
                        .hasSize(4)
                        .noneMatch(
                                line ->
                                        line.contains("marker")
                                                || line.contains("555773")
                                                || line.contains("VE00"));
                assertThat(signIn.publicParameters().values())
                        .noneMatch(
                                value ->
                                        value.contains("marker")
                                                || value.contains("555773")
                                                || value.contains("VE00"));
                assertThat(signIn.metadata()).doesNotContain("marker", "555773", "secret");
            }
        }
    }

    @Test
    void aLogLineSaysWhoWhatAndWhere() {
        var stage = Stage.passwordless().answering(SendOutcomes.TOO_MANY_CODES);

        stage.signIn(Event.file(FIRST)).start();

        var line = stage.log.last();
        assertThat(line.get("event").asText()).isEqualTo("create");
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("channel").asText()).isEqualTo("sms");
        assertThat(line.get("country").asText()).isEqualTo("US");
        assertThat(line.get("twilioCode").asInt()).isEqualTo(60203);
        assertThat(line.get("httpStatus").asInt()).isEqualTo(429);
        assertThat(line.get("user").asText()).isEqualTo("10a7d62718d103b3");
        assertThat(line.get("requestId").asText()).isEqualTo(FakeContext.REQUEST_ID);
    }

    @Test
    void anotherAnswerOfTwiliosChangesNothingForTheNextUser() {
        var stage = Stage.passwordless();
        var function = stage.function();
        function.invoke(Event.file(FIRST));
        stage.answer = new SendOutcome.Unconfirmed(SendOutcomes.EVIDENCE);

        var answer = function.invoke(Event.file(FIRST));

        assertThat(answer.at("/response/publicChallengeParameters/REASON").asText())
                .isEqualTo("SEND_UNCONFIRMED");
        assertThat(answer.at("/response/privateChallengeParameters/verificationSid").asText())
                .isEmpty();
    }
}
